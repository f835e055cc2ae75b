package io.github.inngest4j.servertests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The heap of another JVM of this machine. */
final class Heap {

    private Heap() {}

    /** Lets the garbage be collected, and counts the objects of a class that are left, whichever loader loaded it. */
    static long countObjects(long pid, String className) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process histogram = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        long count = 0;
        List<String> output =
                histogram.inputReader(StandardCharsets.UTF_8).lines().toList();
        for (String line : output) {
            String[] columns = line.strip().split("\\s+");
            if (columns.length >= 4 && columns[3].equals(className)) {
                count += Long.parseLong(columns[1]);
            }
        }
        if (histogram.waitFor() != 0) {
            throw new IOException("jcmd: " + String.join("\n", output));
        }
        return count;
    }
}
