package dev.holdfast.retention;

import static java.util.stream.Collectors.joining;

import dev.holdfast.directory.Directory;
import dev.holdfast.directory.Selector;
import dev.holdfast.policy.Authority;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.PolicyCheck;
import dev.holdfast.policy.PolicyReader;
import dev.holdfast.policy.Scope;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads policy files and runs their worked examples; refuses the first fault with file, line and
 * reason.
 */
@Singleton
public class CheckPolicies {
    /** A file whose policy may be relied on. */
    public record Checked(PolicyFile file, Policy policy) {}

    private final PolicyReader reader;
    private final ArchiveSettings settings;
    private final Directory directory;

    CheckPolicies(PolicyReader reader, ArchiveSettings settings, Directory directory) {
        this.reader = reader;
        this.settings = settings;
        this.directory = directory;
    }

    /**
     * @throws Problem HF-50xx naming file, line, field and reason
     */
    public List<Checked> check(List<PolicyFile> files) {
        if (files.isEmpty()) {
            throw new Problem(
                    Code.INVALID_INPUT, "no policy file is named", "name at least one YAML file");
        }
        List<Checked> checked = new ArrayList<>();
        for (PolicyFile file : files) {
            Policy policy = PolicyReader.orRefuse(reader.read(file.name(), file.text()));
            refuseUnknownGroup(file, policy);
            List<PolicyCheck.Failure> failures = PolicyCheck.run(policy);
            if (!failures.isEmpty()) {
                PolicyCheck.Failure first = failures.getFirst();
                throw new Problem(
                        Code.POLICY_EXAMPLE_FAILS,
                        file.name() + ": examples[" + first.example() + "]: " + first.reason(),
                        "correct the policy or the example, then run 'holdfast policy check' on"
                                + " it");
            }
            checked.add(new Checked(file, policy));
        }
        PolicyBook.of(checked.stream().map(Checked::policy).toList());
        return checked;
    }

    /**
     * @throws Problem HF-5020 when the wording of any of them was not verified
     */
    static void refuseDrafts(List<Checked> checked) {
        List<Checked> drafts = checked.stream().filter(one -> one.policy().draft()).toList();
        if (drafts.isEmpty()) {
            return;
        }
        Checked first = drafts.getFirst();
        Authority authority = first.policy().authority();
        String note = authority.note();
        String others =
                drafts.stream().skip(1).map(one -> one.file().name()).collect(joining(", "));
        throw new Problem(
                Code.POLICY_IS_DRAFT,
                first.file().name()
                        + ": a draft, its confidence is '"
                        + authority.confidence().label()
                        + "'"
                        + (note == null ? "" : " (" + note + ")")
                        + (others.isEmpty() ? "" : "; drafts as well: " + others),
                "verify the period and its start in "
                        + authority.cite()
                        + ", then activate with --accept-draft");
    }

    private void refuseUnknownGroup(PolicyFile file, Policy policy) {
        String where = file.name() + ": scope.custodians: ";
        switch (policy.scope().custodians()) {
            case null -> {}
            case Scope.Custodians.Named named -> {}
            case Scope.Custodians.Group(String group) ->
                    directory.refuseUnknown(new Selector.Group(group), where);
            case Scope.Custodians.Attribute(String name, String is) ->
                    directory.refuseUnknown(new Selector.Attribute(name, is), where);
        }
    }
}
