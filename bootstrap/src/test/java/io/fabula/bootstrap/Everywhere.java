package io.fabula.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Looks for words in every column of every table, and in every file, of a server's data. */
record Everywhere(Path folder, String url, String user, String password) {
  private static final Pattern BLOB = Pattern.compile("[0-9a-f]{64}(\\.again|\\.going)?");

  /** Of a server on SQLite. */
  static Everywhere inFolder(Path folder) {
    return new Everywhere(folder, "jdbc:sqlite:" + folder.resolve("fabula.db"), "", "");
  }

  /** The places where any of these stands, and how often. */
  Map<String, Integer> find(List<String> words) {
    var found = new TreeMap<String, Integer>();
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      for (String table : tables(connection)) search(connection, table, words, found);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    for (Path file : blobs()) {
      String text = file.getFileName() + read(file);
      words.stream().filter(text::contains).forEach(word -> found.merge("file " + file + " " + word, 1,
          Integer::sum));
    }
    return found;
  }

  /** The files of the blob store. */
  List<Path> blobs() {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile)
          .filter(file -> BLOB.matcher(file.getFileName().toString()).matches()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    String all = url.startsWith("jdbc:sqlite")
        ? "select name from sqlite_master where type = 'table' and sql not like '%virtual%'"
        : "select table_name from information_schema.tables where table_schema = 'public'";
    try (var statement = connection.createStatement(); ResultSet rows = statement.executeQuery(all)) {
      while (rows.next()) tables.add(rows.getString(1));
    }
    return tables;
  }

  private static void search(Connection connection, String table, List<String> words,
      Map<String, Integer> found) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + table)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          String text = text(rows.getObject(i));
          String place = table + "." + rows.getMetaData().getColumnName(i) + " ";
          words.stream().filter(text::contains).forEach(word -> found.merge(place + word, 1, Integer::sum));
        }
      }
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "";
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      default -> value.toString();
    };
  }
}
