package dev.holdfast.source.graph;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All folders of a mailbox, hidden ones included. A listing shows one level only, so children are
 * asked for one by one. Search folders are left out: they show messages of other folders, which
 * would count twice.
 */
final class FolderTree {
    private static final String SEARCH_FOLDER = "#microsoft.graph.mailSearchFolder";

    /**
     * Names that are the same in every language; the last ones are not below the visible root and
     * are not always served.
     */
    private static final List<String> WELL_KNOWN =
            List.of(
                    "inbox",
                    "sentitems",
                    "drafts",
                    "deleteditems",
                    "archive",
                    "junkemail",
                    "outbox",
                    "clutter",
                    "conversationhistory",
                    "scheduled",
                    "conflicts",
                    "localfailures",
                    "serverfailures",
                    "syncissues",
                    "searchfolders");

    /**
     * Held and purged messages lie here. Only the first is documented; the others are asked for,
     * and the answer is kept.
     */
    private static final List<String> RECOVERABLE =
            List.of(
                    "recoverableitemsdeletions",
                    "recoverableitemsroot",
                    "recoverableitemspurges",
                    "recoverableitemsversions",
                    "recoverableitemsdiscoveryholds");

    private final GraphWire wire;
    private final Pace pace;
    private final MailRequests requests;
    private final Map<String, String> wellKnown = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<MailFolder> folders = new ArrayList<>();

    private FolderTree(GraphWire wire, Pace pace, MailRequests requests) {
        this.wire = wire;
        this.pace = pace;
        this.requests = requests;
    }

    /**
     * @throws GraphFault when any level cannot be listed to its end
     */
    static List<MailFolder> read(GraphWire wire, Pace pace, MailRequests requests)
            throws GraphFault, InterruptedException {
        FolderTree tree = new FolderTree(wire, pace, requests);
        List<JsonNode> top = tree.level(null);
        for (String name : WELL_KNOWN) {
            tree.lookUp(name);
        }
        tree.add(top, "");
        for (String name : RECOVERABLE) {
            JsonNode folder = tree.lookUp(name);
            if (folder != null) {
                tree.add(List.of(folder), "");
            }
        }
        return List.copyOf(tree.folders);
    }

    private void add(List<JsonNode> level, String parent) throws GraphFault, InterruptedException {
        for (JsonNode folder : level) {
            String id = folder.path("id").asText();
            String name = wellKnown.getOrDefault(id, "");
            if (folder.path("@odata.type").asText().equals(SEARCH_FOLDER)
                    || name.equals("searchfolders")
                    || !seen.add(id)) {
                continue;
            }
            String path = parent + folder.path("displayName").asText("").replace("/", "%2F");
            folders.add(new MailFolder(id, path, name, folder.path("totalItemCount").asLong()));
            // Asked for even where childFolderCount is zero: whether that counts hidden children is
            // not documented.
            add(level(id), path + "/");
        }
    }

    private List<JsonNode> level(@Nullable String parent) throws GraphFault, InterruptedException {
        List<JsonNode> level = new ArrayList<>();
        String link = null;
        do {
            Answer page = wire.json(pace, requests.folders(parent, link));
            page.json().path("value").forEach(level::add);
            link = page.nextLink();
        } while (link != null);
        return level;
    }

    /**
     * A well-known folder, or null when this mailbox has none, or the service does not know the
     * name.
     */
    private @Nullable JsonNode lookUp(String name) throws GraphFault, InterruptedException {
        try {
            JsonNode folder = wire.json(pace, requests.folder(name)).json();
            wellKnown.put(folder.path("id").asText(), name);
            return folder;
        } catch (GraphFault e) {
            if (e.status() == 404 || e.status() == 400 || e.status() == 403) {
                return null;
            }
            throw e;
        }
    }
}
