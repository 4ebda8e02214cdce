package io.fabula.domain.shared;

class InMemoryAnsweredRequestsTest implements AnsweredRequestsContract {
  private final AnsweredRequests requests = new InMemoryAnsweredRequests();

  @Override
  public AnsweredRequests subject() {
    return requests;
  }
}
