/** What only beans can do. Each function belongs to one test. */
package io.github.inngest4j.servertests.cdi;
