package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Settings;

/** What a person who has just started the server wants to know. */
final class Welcome {
  private Welcome() {}

  static String text(Settings settings, Fabula fabula) {
    String address = "http://" + settings.listen().host() + ":" + fabula.port();
    String models = settings.writing().providers().isEmpty()
        ? "Replies come from offline/improv, which improvises over the card and needs nothing. For other\n"
            + "  models set a key, such as OPENROUTER_API_KEY or OPENAI_API_KEY, or OLLAMA_BASE_URL, and start again."
        : "Replies come from " + fabula.providers().models().standard().id()
            + " unless a chat chooses another model.";
    String mail = settings.post().server()
        .map(server -> "Mail goes out through " + server.address().getHost() + ".")
        .orElse("Mail is not sent but written to " + settings.dataFolder().toAbsolutePath().resolve("mail")
            + ".");
    return """

        Fabula %s is running.

          Open %s in a browser: sign up, drop a character card on the page, talk.
          The API is described at %s/docs.

          %s
          %s
          Data is kept in %s. Stop with Ctrl-C.
        """.formatted(Version.text(), address, address, models, mail, settings.dataFolder().toAbsolutePath());
  }
}
