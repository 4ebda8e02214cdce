package io.fabula.llm.openai;

import io.fabula.llm.http.BlockingCalls;
import io.fabula.llm.http.HttpCalls;
import javax.net.ssl.SSLSocketFactory;

class BlockingProviderTest extends PlainProviderContract {
  @Override
  HttpCalls open() {
    return new BlockingCalls(SHORT, System::nanoTime, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }
}
