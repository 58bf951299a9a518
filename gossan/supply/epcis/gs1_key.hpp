// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::supply {

/// The last digit of a key of GS1, of the digits before it: from the right they count three times
/// and once in turn, and the check digit fills their sum up to a multiple of ten; Error(input) if
/// one is no digit.
///   check = (10 - (3 d1 + d2 + 3 d3 + ...) mod 10) mod 10                                      (1)
/// Source: GS1-general-specifications.
[[nodiscard]] char check_digit(std::string_view digits);

/// The GS1 Digital Link in its canonical form, "https://id.gs1.org/00/...", of an EPC as a URN
/// ("urn:epc:id:sscc:...", "urn:epc:class:lgtin:...", "urn:epc:idpat:sgtin:..."), or of a Digital
/// Link of another domain or with a query. Any other text is given back as it is; Error(data) for
/// a URN that is not made as its kind is. Source: CBV-2.0.
[[nodiscard]] std::string canonical_link(const std::string& identifier);

/// A company's prefix of GS1, 6 to 12 digits, and the keys made with it.
class Gs1Prefix {
public:
    /// Error(input) if it is no such prefix.
    explicit Gs1Prefix(std::string prefix);

    /// A batch of a product: class-level. `product`: indicator and item, as digits.
    [[nodiscard]] std::string lgtin(const std::string& product, const std::string& batch) const;
    /// A bundle on its way; `serial` of digits.
    [[nodiscard]] std::string sscc(const std::string& serial) const;
    [[nodiscard]] std::string sgln(const std::string& place) const;
    [[nodiscard]] std::string pgln(const std::string& party) const;
    /// A document of a type with its serial.
    [[nodiscard]] std::string gdti(const std::string& type, const std::string& serial) const;

private:
    [[nodiscard]] std::string filled(const std::string& digits, std::size_t total,
                                     const char* what) const;

    std::string prefix_;
};

}  // namespace gossan::supply
