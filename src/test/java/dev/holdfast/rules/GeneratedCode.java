package dev.holdfast.rules;

import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The same files as Drools itself compiles them, by way of generated Java: the oracle. */
final class GeneratedCode {
    private final KieBase base;

    GeneratedCode(List<RuleFile> files) {
        KieServices services = KieServices.Factory.get();
        KieFileSystem sources = services.newKieFileSystem();
        sources.generateAndWritePomXML(
                services.newReleaseId("dev.holdfast", "oracle", RuleBook.digest(files).hex()));
        for (RuleFile file : files) {
            sources.write("src/main/resources/dev/holdfast/book/" + file.name(), file.drl());
        }
        ClassLoader loader = GeneratedCode.class.getClassLoader();
        KieBuilder builder = services.newKieBuilder(sources, loader);
        builder.buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new AssertionError(builder.getResults().getMessages());
        }
        base = services.newKieContainer(builder.getKieModule().getReleaseId(), loader).getKieBase();
    }

    List<Finding> decide(Collection<? extends Fact> facts) {
        List<Finding> found = new ArrayList<>();
        KieSession session = base.newKieSession();
        Findings findings = found::add;
        session.setGlobal("findings", findings);
        facts.forEach(session::insert);
        session.fireAllRules();
        session.dispose();
        return found;
    }
}
