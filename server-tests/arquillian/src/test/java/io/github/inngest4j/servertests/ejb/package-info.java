/** An application with EJBs. */
@org.jspecify.annotations.NullMarked
package io.github.inngest4j.servertests.ejb;
