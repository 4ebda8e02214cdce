package io.fabula.rest.http;

import io.fabula.rest.json.JsonFormat;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before a route is looked for, told as every other refusal is. */
final class Unrouted implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    int status = cause instanceof HttpException refusal ? refusal.getCode() : response.getStatus();
    String id = Dispatch.requestId(request.getHeaders().get(Dispatch.REQUEST_ID));
    var locale = Messages.locale(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
    // only what is nobody's fault but ours is logged with its cause
    Throwable failure = status == 500 && cause instanceof Throwable thrown ? thrown
        : HttpFailure.unrouted(status);
    var problem = Problems.of(failure, locale, id);
    var surface = Surface.ofRequest(String.valueOf(request.getHttpURI().getPath()));
    byte[] body = JsonFormat.write(surface.refusal(problem.view()));
    response.setStatus(problem.status());
    var headers = response.getHeaders();
    problem.headers().forEach(headers::put);
    headers.put(HttpHeader.CONTENT_TYPE, surface.refusalMediaType());
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(Dispatch.REQUEST_ID, id);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
