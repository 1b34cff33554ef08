"""Every address of the site: those of the pages on the shelf and of the API, and no other."""

from pejl.web.api.served import addresses as api
from pejl.web.registry import addresses

urlpatterns = [*addresses(), *api()]
handler400 = "pejl.web.pages.fejl.bad_request"
handler403 = "pejl.web.pages.fejl.not_found"
handler404 = "pejl.web.pages.fejl.not_found"
handler500 = "pejl.web.pages.fejl.server_error"
