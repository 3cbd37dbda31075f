package dev.holdfast.home;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folders of an installation. Only the owner of the home may read it: whoever can, acts as
 * administrator.
 *
 * @param root absolute path of the home itself
 */
public record Home(Path root) {
    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Creates the folders that are missing, readable by the owner only. */
    public Home prepare() {
        try {
            for (Path folder :
                    new Path[] {root, keys(), vault(), index(), postgresProgram(), run(), temp()}) {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(folder);
                    restrict(folder, "rwx------");
                }
            }
        } catch (IOException e) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "the home " + root + " cannot be created (" + e.getMessage() + ")",
                    "choose a folder you may write to with --home or HOLDFAST_HOME",
                    e);
        }
        return this;
    }

    /** Tenant key, log key, database passwords: whoever has these and the packs has everything. */
    public Path keys() {
        return root.resolve("keys");
    }

    public Path vault() {
        return root.resolve("vault");
    }

    public Path index() {
        return root.resolve("index");
    }

    /** Data directory of the embedded PostgreSQL. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /**
     * The embedded PostgreSQL's program, unpacked once; in the home so that no other user can
     * exchange it.
     */
    public Path postgresProgram() {
        return root.resolve("postgres-program");
    }

    /** Lock, address and token of the running service. */
    public Path run() {
        return root.resolve("run");
    }

    /** Work files; emptied at each start. */
    public Path temp() {
        return root.resolve("temp");
    }

    /** Where a running service says where it listens: {@code port pid}. */
    public Path addressFile() {
        return run().resolve("service");
    }

    /** The token with which the owner of this home speaks to its service. */
    public Path tokenFile() {
        return run().resolve("token");
    }

    /** Where a tenant's own rules are looked for, unless a setting says otherwise. */
    public Path rules() {
        return root.resolve("rules");
    }

    public Path reports() {
        return root.resolve("reports");
    }

    /** Sets POSIX permissions where the file system has them. */
    public static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
