// example: tutorial function
package first;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.cdi.InngestApp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

@InngestApp("first")
@ApplicationScoped
public class Welcome {

    @Inject
    Mailer mailer;

    @DurableFunction(id = "welcome")
    @OnEvent(SignedUp.class)
    public String welcome(SignedUp user, Step step) {
        String greeting = mailer.greet(user);
        step.sleep("a while", Duration.ofSeconds(30));
        mailer.remind(user);
        return greeting;
    }
}
// end
