-- What is found is put in order by what stands beside its words. SQLite's index is in that order by itself.
${search_order}
