package io.fabula.persistence.stores;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SqliteStoresTest extends ChatStoresTest {
  private static TestStores stores;

  @BeforeAll
  static void open() {
    stores = TestStores.onSqlite();
  }

  @AfterAll
  static void close() {
    stores.close();
  }

  @Override
  TestStores stores() {
    return stores;
  }
}
