package app.deepscifi.simulator.model.words;

import java.util.List;

/** Some of the person's words that name a thing, such as "glass whales". */
public record Phrase(String bare) {
    private static final List<String> SINGULAR_ENDINGS = List.of("ss", "us", "is", "as", "os");

    public boolean plural() {
        var last = last();
        return last.endsWith("s") && last.length() > 3 && SINGULAR_ENDINGS.stream().noneMatch(last::endsWith);
    }

    /** With "the". A proper name or a number gets no article. */
    public String withArticle() {
        return Character.isUpperCase(bare.codePointAt(0)) || Character.isDigit(bare.codePointAt(0))
            ? bare
            : "the " + bare;
    }

    /** The form for the first half of a compound: "glass whale" in "glass whale tax". */
    public String modifier() {
        if (!plural()) return bare;
        var head = bare.substring(0, bare.length() - last().length());
        var last = last();
        if (last.endsWith("ies") && last.length() > 4) return head + last.substring(0, last.length() - 3) + "y";
        if (last.endsWith("shes") || last.endsWith("ches") || last.endsWith("xes")) return (
            head + last.substring(0, last.length() - 2)
        );
        return head + last.substring(0, last.length() - 1);
    }

    private String last() {
        return bare.substring(bare.lastIndexOf(' ') + 1);
    }
}
