package io.github.inngest4j.examples.readme;

import static io.github.inngest4j.examples.readme.ReadmeExamples.fulfil;
import static io.github.inngest4j.examples.readme.ReadmeExamples.welcome;

import io.github.inngest4j.examples.readme.ReadmeExamples.Mailer;
import io.github.inngest4j.examples.readme.ReadmeExamples.Warehouse;
import io.github.inngest4j.servlet.InngestMount;
import io.github.inngest4j.servlet.InngestServlet;
import jakarta.servlet.annotation.WebServlet;

// example: mount
@WebServlet("/api/inngest")
public class Endpoint extends InngestServlet {
    @Override
    protected void configure(InngestMount mount) {
        mount.app("shop").functions(fulfil(new Warehouse()), welcome(new Mailer()));
    }
}
// end
