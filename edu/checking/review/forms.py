"""The forms that there are."""

from collections.abc import Mapping

from edu.checking.review.cdc import CDC_INDEX
from edu.checking.review.form import Form
from edu.checking.review.pemat import PEMAT_P

forms: Mapping[str, Form] = {form.id: form for form in (PEMAT_P, CDC_INDEX)}
