package dev.makertime.broker;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.message.SaslAuthenticateRequestData;
import org.apache.kafka.common.message.SaslHandshakeRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.ResponseHeader;
import org.apache.kafka.common.requests.SaslAuthenticateRequest;
import org.apache.kafka.common.requests.SaslAuthenticateResponse;
import org.apache.kafka.common.requests.SaslHandshakeRequest;
import org.apache.kafka.common.requests.SaslHandshakeResponse;

/** Connection to a broker on loopback for requests that Kafka's clients do not send. */
final class BrokerConnection implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final short HANDSHAKE = SaslHandshakeRequestData.HIGHEST_SUPPORTED_VERSION;
  private static final short AUTHENTICATE = SaslAuthenticateRequestData.HIGHEST_SUPPORTED_VERSION;

  private final Socket socket;

  private BrokerConnection(Socket socket) {
    this.socket = socket;
  }

  /**
   * Connects and logs in.
   *
   * @throws IOException when nobody listens, or the secret is not the broker's
   */
  static BrokerConnection open(int port, BrokerSecret secret) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    BrokerConnection connection = new BrokerConnection(socket);
    try {
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      connection.logIn(secret);
      return connection;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends a request and returns what follows the header of its response. */
  ByteBuffer ask(AbstractRequest request) throws IOException {
    ApiKeys key = request.apiKey();
    ByteBuffer bytes =
        request.serializeWithHeader(new RequestHeader(key, request.version(), "mender", 1));
    ByteBuffer framed = ByteBuffer.allocate(Integer.BYTES + bytes.remaining());
    framed.putInt(bytes.remaining()).put(bytes).flip();
    var unused = Channels.newChannel(socket.getOutputStream()).write(framed);
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] answer = new byte[in.readInt()];
    in.readFully(answer);
    ByteBuffer response = ByteBuffer.wrap(answer);
    ResponseHeader.parse(response, key.responseHeaderVersion(request.version()));
    return response;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void logIn(BrokerSecret secret) throws IOException {
    SaslHandshakeRequestData wish =
        new SaslHandshakeRequestData().setMechanism(BrokerSecret.MECHANISM);
    demand(
        SaslHandshakeResponse.parse(
                new ByteBufferAccessor(
                    ask(new SaslHandshakeRequest.Builder(wish).build(HANDSHAKE))),
                HANDSHAKE)
            .error());
    byte[] token =
        "\0%s\0%s".formatted(BrokerSecret.USER, secret.password()).getBytes(StandardCharsets.UTF_8);
    SaslAuthenticateRequestData login = new SaslAuthenticateRequestData().setAuthBytes(token);
    demand(
        SaslAuthenticateResponse.parse(
                new ByteBufferAccessor(
                    ask(new SaslAuthenticateRequest.Builder(login).build(AUTHENTICATE))),
                AUTHENTICATE)
            .error());
  }

  private static void demand(Errors error) throws IOException {
    if (error != Errors.NONE) {
      throw new IOException("the broker does not let us in: " + error.message());
    }
  }
}
