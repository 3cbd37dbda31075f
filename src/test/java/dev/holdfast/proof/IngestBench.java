package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole pipeline, durable, in a fresh JVM and a 1 GB heap, against {@code notmuch} and {@code
 * mu} on the same files and against the floor: {@code ./mvnw -Pbench verify}.
 */
@Tag("bench")
class IngestBench {
    private static final List<String> HEAP = List.of("-Xmx1g", "-XX:+UseParallelGC");

    @TempDir Path dir;

    private record Measured(String what, double seconds, long bytes) {}

    @Test
    void ingestShouldBeMeasuredAgainstItsPeers() throws Exception {
        Path mail = Files.createDirectories(dir.resolve("mail"));
        for (String set : List.of("mail-list-selinux", "mail-list-linux-cifs-2019-2020")) {
            Corpus.orSkip(set).unpack(mail.resolve(set));
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(mail)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        long raw = 0;
        for (Path file : files) {
            raw += Files.size(file);
        }
        List<Measured> all = new ArrayList<>();
        all.add(forked("floor", FloorMain.class, dir.resolve("floor"), mail));
        Measured ours = forked("Holdfast", BenchMain.class, dir.resolve("home"), mail);
        all.add(ours);
        Path maildir = maildir(files);
        all.addAll(peers(maildir));
        System.out.printf("%n%d messages, %d MB%n", files.size(), raw >> 20);
        for (Measured one : all) {
            System.out.printf(
                    "%-10s %7.1f s %8.0f messages/s   Holdfast is %5.2f times   keeps %.2f of"
                            + " raw%n",
                    one.what(),
                    one.seconds(),
                    files.size() / one.seconds(),
                    one.seconds() / ours.seconds(),
                    (double) one.bytes() / raw);
        }
    }

    /** The fork measures itself: the start of a JVM or a service is not ingest. */
    private Measured forked(String what, Class<?> main, Path home, Path mail) throws Exception {
        try (Fork fork =
                Fork.start(
                        main, dir.resolve(what + ".log"), HEAP, home.toString(), mail.toString())) {
            String line = fork.await("RESULT", 1_800);
            assertThat(line).as(Files.readString(dir.resolve(what + ".log"))).isNotEmpty();
            String[] values = line.split(" ");
            System.out.println(what + ": " + line);
            return new Measured(what, Double.parseDouble(values[1]), Long.parseLong(values[2]));
        }
    }

    private List<Measured> peers(Path maildir) throws Exception {
        List<Measured> peers = new ArrayList<>();
        Path config = dir.resolve("notmuch-config");
        Files.writeString(
                config,
                "[database]\npath="
                        + maildir
                        + "\n[user]\nname=a\nprimary_email=a@example.org\n"
                        + "[new]\ntags=new\n[maildir]\nsynchronize_flags=false\n");
        if (present("notmuch")) {
            double seconds = run("notmuch", "--config=" + config, "new", "--quiet");
            peers.add(new Measured("notmuch", seconds, size(maildir.resolve(".notmuch"))));
        } else {
            System.out.println("notmuch is not here: apt-get install notmuch");
        }
        if (present("mu")) {
            Path index = dir.resolve("mu");
            run("mu", "init", "--muhome=" + index, "--maildir=" + maildir);
            double seconds = run("mu", "index", "--quiet", "--muhome=" + index);
            peers.add(new Measured("mu", seconds, size(index)));
        } else {
            System.out.println("mu is not here: apt-get install maildir-utils");
        }
        return peers;
    }

    /** The same messages as a Maildir, which mu insists on; links cost no copy. */
    private Path maildir(List<Path> files) throws IOException {
        Path maildir = dir.resolve("maildir");
        Path current = Files.createDirectories(maildir.resolve("cur"));
        Files.createDirectories(maildir.resolve("new"));
        Files.createDirectories(maildir.resolve("tmp"));
        for (int i = 0; i < files.size(); i++) {
            Files.createLink(current.resolve("%06d.bench:2,S".formatted(i)), files.get(i));
        }
        return maildir;
    }

    private static boolean present(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private double run(String... command) throws Exception {
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(dir.resolve("peer.log").toFile())
                        .start();
        assertThat(process.waitFor()).as(Files.readString(dir.resolve("peer.log"))).isZero();
        return (System.nanoTime() - start) / 1e9;
    }

    static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
