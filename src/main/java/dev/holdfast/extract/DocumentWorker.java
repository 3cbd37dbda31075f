package dev.holdfast.extract;

import org.apache.tika.io.TikaInputStream;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;

/**
 * The main class of a document process: reads documents from standard input until it ends, which it
 * does when the parent dies. It has no network: every URL but those of its own class path is
 * refused, whatever a document asks for.
 */
public final class DocumentWorker {
    private DocumentWorker() {}

    /**
     * @param args most characters of text, most embedded documents, greatest depth
     */
    public static void main(String[] args) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        System.setOut(System.err);
        URL.setURLStreamHandlerFactory(
                protocol ->
                        protocol.startsWith("http")
                                        || protocol.equals("ftp")
                                        || protocol.equals("mailto")
                                ? new NoNetwork()
                                : null);
        TikaParsing parsing =
                new TikaParsing(
                        Integer.parseInt(args[0]),
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]));
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        while (true) {
            String name;
            try {
                name = in.readUTF();
            } catch (EOFException e) {
                Runtime.getRuntime().halt(0);
                return;
            }
            String declared = in.readUTF();
            String file = in.readUTF();
            Document answer;
            if (file.isEmpty()) {
                byte[] bytes = in.readNBytes(in.readInt());
                try (TikaInputStream stream = TikaInputStream.get(bytes)) {
                    answer = parsing.read(stream, name, declared, bytes.length);
                }
            } else {
                try (TikaInputStream stream = TikaInputStream.get(Path.of(file))) {
                    answer = parsing.read(stream, name, declared, stream.getLength());
                }
            }
            DocumentProtocol.writeAnswer(out, answer);
        }
    }

    private static final class NoNetwork extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("a document may not fetch " + url);
        }
    }
}
