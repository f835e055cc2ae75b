/** Rules on the structure of the code that all modules share. */
package io.github.inngest4j.architecture;
