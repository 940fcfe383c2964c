package app.deepscifi.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a record or one of its components to people and models, and says the bounds of the component. {@link Checks#of}
 * refuses values beyond the bounds; the API's document and the tools of the agents show all of it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.RECORD_COMPONENT })
public @interface Described {
    int UNBOUNDED = Integer.MAX_VALUE;

    /** One sentence. */
    String value() default "";

    /** 0 for a text that may be empty or blank, else 1. */
    int minLength() default 1;

    /** Of a text, or of each text in a list or map, in UTF-16 units. */
    int maxLength() default UNBOUNDED;

    /** Of each name in a map of texts, in UTF-16 units. */
    int maxNameLength() default UNBOUNDED;

    /** Of a list. Only shown: a record that refuses fewer does so itself. */
    int minItems() default 0;

    /** Of a list or a map. */
    int maxItems() default UNBOUNDED;

    /** Regular expression for the whole of a text; empty for any text. */
    String pattern() default "";

    /** Whether the component may be left out: then it is null or empty, or has a default. */
    boolean optional() default false;

    /** Whether the component stands for its whole record: in JSON there is no object around it. */
    boolean whole() default false;

    /** The record whose {@link #whole()} component has the sentence and the upper bounds of this one. */
    Class<? extends Record> as() default Record.class;
}
