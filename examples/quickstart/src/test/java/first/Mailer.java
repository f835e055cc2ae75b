// example: tutorial steps
package first;

import io.github.inngest4j.cdi.DurableStep;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class Mailer {

    private static final System.Logger LOG = System.getLogger(Mailer.class.getName());

    @DurableStep
    public String greet(SignedUp user) {
        String text = "Welcome, " + user.name() + "!";
        LOG.log(System.Logger.Level.INFO, "to {0}: {1}", user.mail(), text);
        return text;
    }

    @DurableStep
    public void remind(SignedUp user) {
        LOG.log(System.Logger.Level.INFO, "to {0}: We have not seen you for a while.", user.mail());
    }
}
// end
