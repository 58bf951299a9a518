# SPDX-License-Identifier: Apache-2.0
include(GossanEcharts)
gossan_fetch_echarts()
gossan_embed(gossan_report report_page BASE ${CMAKE_CURRENT_LIST_DIR}/page FILES
  page.html style.css format.js plot.js marks.js curves.js map_values.js map_scales.js map_views.js maps.js
  limits.js inventory.js balances.js budgets.js answers.js site.js site_cathode.js site_modules.js site_schedule.js
  site_ponds.js site_plant.js site_accounts.js frame.js page.js study_forecast.js study_calibration.js study_plan.js study_plans.js
  study_search.js study_next_test.js study_page.js supply_footprint.js supply_page.js
  ${GOSSAN_ECHARTS_DIR}/dist/echarts.min.js)
