package io.github.inngest4j.examples.readme;

import io.github.inngest4j.servlet.InngestServlet;
import jakarta.servlet.annotation.WebServlet;

// example: own servlet
@WebServlet(urlPatterns = "/hooks/inngest", loadOnStartup = 1, asyncSupported = true)
public class DiscoveredEndpoint extends InngestServlet {}
// end
