import com.googlecode.pngtastic.core.processing.zopfli.Options;
import com.googlecode.pngtastic.core.processing.zopfli.Zopfli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;

/**
 * Packs a jar anew, as small as it can be: compressed by Zopfli, whose deflate every JVM reads, and without entries for
 * directories. Order and times stay as they are, so equal jars give equal bytes.
 *
 * <p>The build runs it from its source, with the path of the jar.
 */
final class SmallJar {

    /** More of them gain hardly anything. */
    private static final int ITERATIONS = 5;

    private static final int BYTES_AT_A_TIME = 1 << 20;
    private static final short DEFLATED_ZIP = 20;

    private final Zopfli zopfli = new Zopfli(BYTES_AT_A_TIME);

    public static void main(String[] args) throws IOException, DataFormatException {
        Path jar = Path.of(args[0]);
        byte[] small = new SmallJar().pack(jar);
        Files.write(jar, small);
    }

    private byte[] pack(Path path) throws IOException, DataFormatException {
        try (JarFile jar = new JarFile(path.toFile())) {
            List<Packed> files = new ArrayList<>();
            for (ZipEntry file : Collections.list(jar.entries())) {
                if (!file.isDirectory()) {
                    byte[] content = jar.getInputStream(file).readAllBytes();
                    files.add(new Packed(file, content.length, crc(content), deflate(content)));
                }
            }
            return zip(files);
        }
    }

    private byte[] deflate(byte[] content) throws IOException, DataFormatException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        Options options = new Options(Options.OutputFormat.DEFLATE, Options.BlockSplitting.FIRST, ITERATIONS);
        zopfli.compress(options, content, deflated);
        if (!Arrays.equals(inflate(deflated.toByteArray(), content.length), content)) {
            throw new IllegalStateException("What was compressed cannot be read back");
        }
        return deflated.toByteArray();
    }

    private static byte[] inflate(byte[] deflated, int length) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] content = new byte[length];
            inflater.inflate(content);
            return content;
        } finally {
            inflater.end();
        }
    }

    private static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    /** A zip archive: each file behind its header, then the directory, then where that is. */
    private static byte[] zip(List<Packed> files) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Packed file : files) {
            int offset = zip.size();
            zip.write(littleEndian(4).putInt(0x04034b50).array());
            zip.write(file.header());
            zip.write(file.name());
            zip.write(file.deflated());

            directory.write(littleEndian(6).putInt(0x02014b50).putShort(DEFLATED_ZIP).array());
            directory.write(file.header());
            // No comment, the first disk, no attributes.
            directory.write(littleEndian(14).putInt(10, offset).array());
            directory.write(file.name());
        }
        int start = zip.size();
        zip.write(directory.toByteArray());
        short count = (short) files.size();
        ByteBuffer end = littleEndian(22).putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
        zip.write(end.putInt(directory.size()).putInt(start).array());
        return zip.toByteArray();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A file of the archive, compressed. */
    private record Packed(ZipEntry entry, int length, int crc, byte[] deflated) {

        byte[] name() {
            return entry.getName().getBytes(StandardCharsets.US_ASCII);
        }

        /** What the header before the file and that in the directory have in common. */
        byte[] header() {
            LocalDateTime time = entry.getTimeLocal();
            int timeOfDay = time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
            int day = time.getYear() - 1980 << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
            return littleEndian(26)
                    .putShort(DEFLATED_ZIP)
                    .putShort((short) 0)
                    .putShort((short) ZipEntry.DEFLATED)
                    .putShort((short) timeOfDay)
                    .putShort((short) day)
                    .putInt(crc)
                    .putInt(deflated.length)
                    .putInt(length)
                    .putShort((short) name().length)
                    .array();
        }
    }
}
