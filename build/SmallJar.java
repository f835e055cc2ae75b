import com.googlecode.pngtastic.core.processing.zopfli.Options;
import com.googlecode.pngtastic.core.processing.zopfli.Zopfli;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
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
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Packs a jar anew, as small as it can be: compressed by Zopfli, whose deflate every JVM reads, without entries for
 * directories, the constants of classes sorted. Order and times stay as they are, so equal jars give equal bytes.
 *
 * <p>The build runs it from its source, with the path of the jar.
 */
final class SmallJar {

    /** More of them gain hardly anything. */
    private static final int ITERATIONS = 5;

    private static final short DEFLATED_ZIP = 20;

    private SmallJar() {}

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        byte[] small = zip(read(jar).parallelStream().map(SmallJar::pack).toList());
        Files.write(jar, small);
    }

    private static List<Plain> read(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            List<Plain> files = new ArrayList<>();
            for (ZipEntry file : Collections.list(jar.entries())) {
                if (!file.isDirectory()) {
                    files.add(new Plain(file, jar.getInputStream(file).readAllBytes()));
                }
            }
            return files;
        }
    }

    private static Packed pack(Plain file) {
        try {
            boolean isClass = file.entry().getName().endsWith(".class");
            byte[] content = isClass ? SortedConstants.of(file.content()) : file.content();
            return new Packed(file.entry(), content.length, crc(content), deflate(content));
        } catch (IOException | DataFormatException e) {
            throw new IllegalStateException("Cannot be packed: " + file.entry(), e);
        }
    }

    private static byte[] deflate(byte[] content) throws IOException, DataFormatException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        Options options = new Options(Options.OutputFormat.DEFLATE, Options.BlockSplitting.FIRST, ITERATIONS);
        new Zopfli(content.length).compress(options, content, deflated);
        if (!Arrays.equals(inflate(deflated.toByteArray(), content.length), content)) {
            throw new DataFormatException("What was compressed reads differently");
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

    private record Plain(ZipEntry entry, byte[] content) {}

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

    /**
     * A class whose constants stand in the order of their kinds and names, not in that of their use. So what is alike
     * stands together and compresses better, by a twentieth. Nothing but the order changes.
     */
    private static final class SortedConstants {

        private final byte[] content;
        private final ClassReader original;
        private final char[] buffer;
        private final ClassWriter sorted = new ClassWriter(0);
        private final List<Constant> constants = new ArrayList<>();

        private SortedConstants(byte[] content) {
            this.content = content;
            original = new ClassReader(content);
            buffer = new char[original.getMaxStringLength()];
        }

        static byte[] of(byte[] content) throws IOException {
            return new SortedConstants(content).sort();
        }

        private byte[] sort() throws IOException {
            for (int i = 1; i < original.getItemCount(); i++) {
                // The second half of a long or double is nowhere.
                if (original.getItem(i) > 0) {
                    find(i);
                }
            }
            constants.sort(Comparator.comparing(Constant::kind).thenComparing(Constant::name));
            // Constants that are there before the class is written are used by it. Those of lambdas and modules come behind.
            constants.forEach(constant -> constant.add().run());
            original.accept(sorted, 0);
            return sorted.toByteArray();
        }

        private void find(int index) throws IOException {
            int at = original.getItem(index);
            int tag = original.readByte(at - 1);
            switch (tag) {
                case 3, 4, 5, 6, 8 -> {
                    Object value = original.readConst(index, buffer);
                    // In their order, for the code names the first 255 constants by one byte.
                    add(Kind.VALUE, "", () -> sorted.newConst(value));
                }
                case 1 -> {
                    String text = new DataInputStream(new ByteArrayInputStream(content, at, content.length - at)).readUTF();
                    add(Kind.TEXT, text, () -> sorted.newUTF8(text));
                }
                case 7 -> {
                    String name = original.readUTF8(at, buffer);
                    add(Kind.CLASS, name, () -> sorted.newClass(name));
                }
                case 12 -> {
                    String name = original.readUTF8(at, buffer);
                    String type = original.readUTF8(at + 2, buffer);
                    add(Kind.NAME_AND_TYPE, type + ' ' + name, () -> sorted.newNameType(name, type));
                }
                case 9, 10, 11 -> {
                    String owner = original.readClass(at, buffer);
                    int nameAndType = original.getItem(original.readUnsignedShort(at + 2));
                    String name = original.readUTF8(nameAndType, buffer);
                    String type = original.readUTF8(nameAndType + 2, buffer);
                    String whole = owner + ' ' + name + ' ' + type;
                    if (tag == 9) {
                        add(Kind.FIELD, whole, () -> sorted.newField(owner, name, type));
                    } else {
                        boolean ofInterface = tag == 11;
                        add(
                                ofInterface ? Kind.INTERFACE_METHOD : Kind.METHOD,
                                whole,
                                () -> sorted.newMethod(owner, name, type, ofInterface));
                    }
                }
                default -> {}
            }
        }

        private void add(Kind kind, String name, Runnable add) {
            constants.add(new Constant(kind, name, add));
        }

        private enum Kind {
            VALUE,
            TEXT,
            CLASS,
            NAME_AND_TYPE,
            FIELD,
            METHOD,
            INTERFACE_METHOD
        }

        private record Constant(Kind kind, String name, Runnable add) {}
    }
}
