package io.fabula.llm.openai;

import io.fabula.llm.http.HttpCalls;
import io.fabula.llm.http.SelectorCalls;

class SelectorProviderTest extends PlainProviderContract {
  @Override
  HttpCalls open() {
    return new SelectorCalls(SHORT, System::nanoTime);
  }
}
