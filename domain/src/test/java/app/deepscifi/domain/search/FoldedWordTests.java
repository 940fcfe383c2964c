package app.deepscifi.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedWordTests {

    @ParameterizedTest
    @CsvSource(
        textBlock = """
        Zoë, zoe
        Zoë, zoe
        STRASSE, strasse
        Straße, strasse
        İstanbul, istanbul
        Iğdır, igdir
        ﬁnal, final
        Ｆｕｌｌ, full
        Ёлка, елка
        Ὀδυσσεύς, οδυσσευσ
        مُحَمَّد, محمد
        Łódź, lodz
        x²⁠, x2
        """
    )
    void case_accents_and_compatibility_forms_are_folded(String text, String word) {
        assertThat(texts(text)).containsExactly(word);
    }

    @Test
    void scripts_without_spaces_and_korean_give_a_word_for_each_character() {
        assertThat(texts("アークは北へ")).containsExactly("ア", "ー", "ク", "は", "北", "へ");
        assertThat(texts("서울에서")).containsExactly("서", "울", "에", "서");
        assertThat(texts("서울")).isEqualTo(texts("\u1109\u1165\u110B\u116E\u11AF"));
        assertThat(texts("กำลัง")).hasSize(4);
        assertThat(texts("ガ")).doesNotContain("カ").containsExactly("ガ");
        assertThat(texts("कि")).isNotEqualTo(texts("का"));
    }

    @Test
    void a_word_that_touches_the_one_before_follows_it() {
        assertThat(FoldedWord.of("测试 中").stream().map(FoldedWord::follows)).containsExactly(false, true, false);
    }

    @Test
    void everything_but_letters_digits_and_marks_parts_words() {
        assertThat(texts("/elements/the-ark, bob@example.org: Ilse's \"x_y\" 3.5")).containsExactly(
            "elements",
            "the",
            "ark",
            "bob",
            "example",
            "org",
            "ilse",
            "x",
            "y",
            "3",
            "5"
        );
        assertThat(texts("\uD800 \u0000 🙂 ́")).isEmpty();
    }

    @Test
    void the_place_of_a_word_is_that_in_the_text() {
        var text = "«Zoe\u0308» ﬁn Straße";
        assertThat(
            FoldedWord.of(text)
                .stream()
                .map(word -> text.substring(word.start(), word.end()))
        ).containsExactly("Zoe\u0308", "ﬁn", "Straße");
    }

    private static List<String> texts(String text) {
        return FoldedWord.of(text).stream().map(FoldedWord::text).toList();
    }
}
