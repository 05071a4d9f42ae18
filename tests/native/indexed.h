// Rows and their index, for tests of what is built on them.
#pragma once

#include <cstdint>
#include <vector>

#include "match/postings.h"
#include "match/row_maker.h"

namespace waypost::test {

inline std::vector<match::Row> rows_of(match::RowMaker& maker) {
  std::vector<match::Row> rows;
  for (std::uint32_t i = 0; i < maker.size(); ++i) rows.push_back(maker.row(i));
  return rows;
}

inline match::Postings postings_of(const std::vector<match::Row>& rows, std::uint32_t features) {
  std::vector<std::uint32_t> frequency(features, 0);
  for (const match::Row& row : rows) {
    for (const match::Entry& entry : row.vector) ++frequency[entry.feature];
  }
  match::Postings postings(static_cast<std::uint32_t>(rows.size()), frequency);
  for (std::uint32_t i = 0; i < rows.size(); ++i) postings.add(i, rows[i].vector);
  postings.close();
  return postings;
}

}  // namespace waypost::test
