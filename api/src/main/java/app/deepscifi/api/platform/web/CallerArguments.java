package app.deepscifi.api.platform.web;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Passes the {@link Caller} to handlers. A handler with a {@link Caller.Person} refuses everybody who is not signed in.
 */
public final class CallerArguments implements HandlerMethodArgumentResolver {

    private final CallerSource source;

    public CallerArguments(CallerSource source) {
        this.source = source;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Caller.Person.class;
    }

    @Override
    public Caller resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders
    ) {
        var servletRequest = request.getNativeRequest(HttpServletRequest.class);
        var caller = servletRequest == null ? new Caller.SignedOut() : source.callerOf(servletRequest);
        if (caller instanceof Caller.SignedOut && parameter.getParameterType() == Caller.Person.class) {
            throw ProblemException.unauthenticated();
        }
        return caller;
    }
}
