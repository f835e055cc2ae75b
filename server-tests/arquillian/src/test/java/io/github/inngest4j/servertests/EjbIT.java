package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.Cron;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.cdi.DurableStep;
import io.github.inngest4j.servertests.ejb.EjbFunctions;
import io.github.inngest4j.servlet.InngestServlet;
import io.github.inngest4j.suite.Answer;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RunCall;
import java.io.File;
import java.net.URISyntaxException;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** EJBs between function and step, as docs/explanation/between-function-and-step.md tells it. */
@DisabledIfSystemProperty(
        named = "server.json",
        matches = "brought",
        disabledReason = "Servlet containers have no Enterprise Beans")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EjbIT {

    @ArquillianResource
    private Deployer deployer;

    private ArquillianServer server;

    @Deployment(name = "ejbs", managed = false, testable = false)
    static Archive<?> ejbs() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "ejbs.war")
                .addPackage(EjbFunctions.class.getPackage())
                .addAsWebInfResource(
                        new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                                + " bean-discovery-mode=\"annotated\"/>"),
                        "beans.xml");
        war = Deployments.configured(
                war, Map.of("inngest.dev", "http://localhost:8288", "inngest.checkpointing", "false"));
        for (Class<?> library : new Class<?>[] {Inngest.class, DurableStep.class, InngestServlet.class, Cron.class}) {
            war.addAsLibrary(jarOf(library));
        }
        return war;
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void deploy() {
        server = new ArquillianServer(deployer, "");
        server.deploy("ejbs");
    }

    @AfterEach
    void undeploy() {
        server.undeploy("/ejbs");
    }

    private Answer send(RunCall call) throws Exception {
        HttpEndpoint endpoint = server.at("/ejbs/api/inngest");
        return endpoint.send(call.discover());
    }

    private static RunCall call(String function) {
        return RunCall.of("ejbs", function);
    }

    private Answer refused(String function) throws Exception {
        Answer answer = send(call(function));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("X-Inngest-No-Retry")).isEqualTo("true");
        assertThat(answer.object().getString("name")).isEqualTo("StepUsageException");
        return answer;
    }

    @Test
    void theTransactionOfAnEjbIsRefused() throws Exception {
        assertThat(refused("with-transaction").message()).contains("step 'pay'").contains("a transaction is active");
    }

    @Test
    void withoutTransactionStepsWork() throws Exception {
        assertThat(send(call("without-transaction")).opNames()).containsExactly("StepRun pay");
        assertThat(send(call("without-transaction").memo("pay", "{'data':'paid'}"))
                        .opNames())
                .containsExactly("StepRun ship");
        Answer last = send(
                call("without-transaction").memo("pay", "{'data':'paid'}").memo("ship", "{'data':' and shipped'}"));
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.text()).isEqualTo("\"paid and shipped\"");
    }

    @Test
    void failuresAreWrapped() throws Exception {
        Answer caught =
                send(call("without-transaction").memo("pay", "{'error':{'name':'NoMoney','message':'no money'}}"));
        assertThat(caught.text()).isEqualTo("\"wrapped: no money\"");

        Answer refusing = send(call("refusing"));
        assertThat(refusing.object().getString("name")).isEqualTo("EJBException");
        assertThat(refusing.header("X-Inngest-No-Retry")).isEqualTo("false");
    }

    @Test
    void anAsynchronousMethodIsRefused() throws Exception {
        assertThat(refused("asynchronous").message()).contains("'pay' is used from thread");
    }

    @Test
    void aStepMethodIsWithinTheTransactionOfItsEjb() throws Exception {
        assertThat(refused("step-method").message()).contains("step 'take'").contains("a transaction is active");
        assertThat(send(call("step-method-without-transaction")).opNames())
                .containsExactly("StepRun takeWithoutTransaction");
    }

    @Test
    void withinAStepAnEjbIsFree() throws Exception {
        assertThat(send(call("in-step")).opNames()).containsExactly("StepRun book");
    }
}
