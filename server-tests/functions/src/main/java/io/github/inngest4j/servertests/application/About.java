package io.github.inngest4j.servertests.application;

/**
 * Where a call is executed.
 *
 * @param deployment the deployment that executes it
 * @param thread the name of the thread
 * @param virtual whether it is a virtual thread
 * @param ownLoader whether the thread sees the classes of this application
 */
public record About(String deployment, String thread, boolean virtual, boolean ownLoader) {

    static About thisCall() throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        return new About(
                Deployment.CURRENT.id(),
                thread.getName(),
                isVirtual(thread),
                Class.forName(About.class.getName(), false, thread.getContextClassLoader()) == About.class);
    }

    private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
        return Runtime.version().feature() >= 21
                && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    }
}
