package io.fabula.domain.shared;

class InMemoryUnitOfWorkTest implements UnitOfWorkContract {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryRows<String, String> rows = new InMemoryRows<>(unit);

  @Override
  public UnitOfWork subject() {
    return unit;
  }

  @Override
  public void write(String mark) {
    rows.put(mark, mark);
  }

  @Override
  public boolean written(String mark) {
    return rows.find(mark).isPresent();
  }
}
