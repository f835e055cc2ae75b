// example: tutorial event
package first;

import io.github.inngest4j.EventName;

@EventName("auth/user.signed-up")
public record SignedUp(String name, String mail) {}
// end
