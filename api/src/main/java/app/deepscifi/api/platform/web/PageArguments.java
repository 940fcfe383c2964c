package app.deepscifi.api.platform.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code ?cursor=&limit=} as {@link PageRequest}. */
public final class PageArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders
    ) {
        var cursor = Optional.ofNullable(request.getParameter("cursor")).filter(text -> !text.isEmpty());
        return new PageRequest(cursor.map(Cursor::decode), limit(request.getParameter("limit")));
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return PageRequest.DEFAULT_LIMIT;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            // Invalid, so that it is refused like every other invalid size.
            return 0;
        }
    }
}
