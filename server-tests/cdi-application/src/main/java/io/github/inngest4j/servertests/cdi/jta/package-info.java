/** Transactions, for servers that have them. */
package io.github.inngest4j.servertests.cdi.jta;
