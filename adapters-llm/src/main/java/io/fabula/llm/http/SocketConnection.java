package io.fabula.llm.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection of the blocking driver. */
final class SocketConnection {
  private final Endpoint endpoint;
  private final Socket raw = new Socket();
  private final ReplyParser parser = new ReplyParser();
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private volatile long idleSince;

  SocketConnection(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  void connect(SSLSocketFactory tls, int timeoutMillis) throws IOException {
    raw.setTcpNoDelay(true);
    raw.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), timeoutMillis);
    Socket socket = endpoint.tls() ? secured(tls) : raw;
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** The host given here goes out as SNI and is what the certificate must be for. */
  private Socket secured(SSLSocketFactory tls) throws IOException {
    var socket = (SSLSocket) tls.createSocket(raw, endpoint.host(), endpoint.port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  void write(byte[] request) throws IOException {
    parser.reset();
    out.write(request);
    out.flush();
  }

  int read(byte[] buffer) throws IOException {
    return in.read(buffer);
  }

  ReplyParser parser() {
    return parser;
  }

  /** False when it cannot carry another call. */
  boolean rest(ConcurrentLinkedDeque<SocketConnection> queue, long now) {
    if (!parser.reusable()) return false;
    idleSince = now;
    return queue.add(this);
  }

  long idleSince() {
    return idleSince;
  }

  /**
   * Closes the socket under TLS, from any thread: closing TLS in good order would wait for a writer,
   * and every reply says by itself where it ends.
   */
  void close() {
    try {
      raw.close();
    } catch (IOException e) {
      BlockingCalls.LOG.log(System.Logger.Level.DEBUG, "closing a connection to " + endpoint, e);
    }
  }
}
