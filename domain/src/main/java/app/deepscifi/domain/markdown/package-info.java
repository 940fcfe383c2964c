/**
 * The subset of Markdown that the text of a passage is: paragraphs, headings, quotes, scene breaks, emphasis and line breaks.
 * Every text is a document of it. What is not of the subset (lists, links, code, tables, HTML) stays as it was typed.
 *
 * <p>Blocks, by lines. Spaces and tabs at both ends of a line do not count.
 * <ul>
 *   <li>An empty line ends a paragraph. Every other end of a line inside a paragraph is a {@link Inline.LineBreak}.
 *   <li>{@code #}, {@code ##} or {@code ###}, a space and a text are a {@link Block.Heading}.
 *   <li>Three or more of one of {@code * - _} alone on a line, also with spaces between, are a {@link Block.SceneBreak}, even
 *       right below a line of text.
 *   <li>Lines that begin with {@code >} are a {@link Block.Quote} of the blocks after these signs. The first line without one
 *       ends it. A quote without a text is nothing. Inside {@value Block#QUOTE_DEPTH} quotes, {@code >} is a character.
 * </ul>
 *
 * <p>Inside a paragraph or heading:
 * <ul>
 *   <li>{@code *} is emphasis, {@code **} strong, {@code ***} both; {@code _} as well. Longer runs are characters.
 *   <li>A run can open where no white space follows it, and close where none precedes it. A run of {@code _} can open only
 *       where no letter, number or combining mark precedes it, and close only where none follows it. Punctuation does not
 *       matter, unlike in CommonMark, so that quoted speech and scripts without spaces can be emphasised.
 *   <li>A run closes the last one of the same characters that is open, if a visible character is between them; else it opens.
 *       A run without a partner is characters. Ranges may overlap: {@code *a **b* c**}.
 *   <li>A backslash before ASCII punctuation makes it a character. A backslash at the end of a line that others follow is
 *       left out, because it is a line break in CommonMark.
 * </ul>
 *
 * <p>The site reads texts by the same rules. Both are tested with {@code markdown-cases.json} in the test resources.
 */
@NullMarked
package app.deepscifi.domain.markdown;

import org.jspecify.annotations.NullMarked;
