// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/limit.hpp"

namespace gossan::reactions {

EnumNames<Limit> names_of(Limit) {
    return {{Limit::none, "none", "nothing in particular"},
            {Limit::temperature, "temperature", "too cold or too hot"},
            {Limit::acid, "acid", "too little or too much acid"},
            {Limit::ferric, "ferric", "too little Fe(III) for the Fe(II) there is"},
            {Limit::passivation, "passivation", "too high a redox potential"},
            {Limit::oxygen, "oxygen", "too little dissolved oxygen"},
            {Limit::carbon_dioxide, "carbon_dioxide", "too little dissolved carbon dioxide"},
            {Limit::substrate, "substrate", "too little of another dissolved reactant"},
            {Limit::salts, "salts", "too much sulphate, or salts that inhibit"},
            {Limit::water, "water", "too little water"},
            {Limit::accessibility, "accessibility", "little of the solid is left or within reach"}};
}

}  // namespace gossan::reactions
