"""What others call the columns of the row model: what is read as one, and what is only offered.

A heading is an alias where it says the same whatever the subject. What may as well be something
else (`date`, `type`, `place`) is a hint: it is offered as a rename and never read. Nor is anything
that could cost a row which is sound without it: dates and links that the file need not have.
"""

# Words are compared as `squeezed` does, so that `ci_lb` is also `ci.lb` and `CI LB`.
ALIASES = {
    "area": "country region location territory",
    "counted": "units unit_of_measure unit_of_measurement measurement_unit metric indicator",
    "low": "lo min minimum lower lower_bound low_bound bound_low low_estimate lower_estimate "
    "min_estimate minimum_estimate estimate_low value_low ci_lb ci_low ci_lower lower_ci conf_low "
    "lcl lwr at_least",
    "high": "hi max maximum upper upper_bound high_bound bound_high high_estimate upper_estimate "
    "max_estimate maximum_estimate estimate_high value_high ci_ub ci_high ci_upper upper_ci "
    "conf_high ucl upr at_most",
    "value": "best estimate best_estimate best_guess mean median central central_estimate "
    "central_value point point_estimate val",
    "error": "se sd std stderr std_error std_dev standard_error standard_deviation "
    "uncertainty plus_minus margin_of_error moe +/- +- ±",
    "confidence": "confidence_level level_of_confidence ci_level conf_level interval_type "
    "uncertainty_type",
    "year": "yr reference_year ref_year year_of_reference year_of_estimate estimate_year",
    "reference_date": "end_date fieldwork_end end_of_fieldwork as_of as_of_date ref_date "
    "date_of_estimate estimate_date",
    "source": "study author authors pollster who org organisation organization institution "
    "institute source_name estimated_by",
    "speaker": "spokesperson spokesman spokeswoman",
    "source_type": "type_of_source institution_type organisation_type organization_type",
    "reported_by": "outlet newspaper",
    "title": "article_title document_title paper_title headline",
    "wording": "quote quotation verbatim",
    "note": "notes comment comments remark remarks",
}
HINTS = {
    "group": "actor population species party",
    "area": "place where state city site",
    "counted": "unit measure percent",
    "low": "from",
    "high": "to up",
    "value": "number figure count total amount average percent",
    "confidence": "ci level interval confidence_interval",
    "year": "time period",
    "reference_date": "date day when end time period",
    "source": "agency publisher reference citation",
    "source_type": "type category",
    "reported_by": "publisher journal",
    "url": "address website web weblink href hyperlink",
    "publication_date": "published date_published pub_date published_on release_date",
    "wording": "text",
    "derivation": "method calculation",
    "disputed_by": "denied",
    "repeats": "duplicate_of",
}
# Of these one is needed. Where two headings may be one, and no other does, the file is refused.
NEEDED = {
    "the source": ("source",),
    "the time": ("year", "reference_date"),
    "the number": ("low", "high", "value"),
}
# No alias is read for the first where the file has one of the others, which say it already and
# with which it may not agree: a standard error is seldom half of the range beside it.
UNLESS = {"error": ("low", "high"), "reference_date": ("year",)}
# In capitals it is the World Health Organization, whose numbers stand below.
NO_ALIAS = frozenset({"WHO"})
