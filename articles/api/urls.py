"""Map the addresses of the public API."""

from django.urls import path, re_path

from articles.api.views import (
    directory,
    documents,
    letters,
    library,
    preview,
    site,
    syndicated,
    texts,
)

KEY = r"(?P<citation_key>[a-z0-9][a-z0-9-]*)"

urlpatterns = [
    path("articles/", letters.ArticleList.as_view(), name="articles"),
    path("articles/<slug:slug>/", letters.ArticleDetail.as_view(), name="article"),
    path("articles/<slug:slug>/json-ld/", letters.ArticleJsonLd.as_view(), name="article-json-ld"),
    path("articles/<slug:slug>/markdown/", letters.ArticleMarkdown.as_view(), name="article-md"),
    path("authors/", directory.AuthorList.as_view(), name="authors"),
    path("authors/<slug:slug>/", directory.AuthorDetail.as_view(), name="author"),
    path("series/", directory.SeriesList.as_view(), name="series-list"),
    path("series/<slug:slug>/", directory.SeriesDetail.as_view(), name="series"),
    path("topics/", directory.TopicList.as_view(), name="topics"),
    path("topics/<slug:slug>/", directory.TopicDetail.as_view(), name="topic"),
    path("products/", directory.ProductList.as_view(), name="products"),
    path("products/<slug:slug>/", directory.ProductDetail.as_view(), name="product"),
    path("references/", library.Papers.as_view({"get": "list"}), name="references"),
    re_path(
        rf"^references/{KEY}/\Z", library.Papers.as_view({"get": "retrieve"}), name="reference"
    ),
    path("faqs/", texts.FaqList.as_view(), name="faqs"),
    path("disclaimers/", texts.DisclaimerList.as_view(), name="disclaimers"),
    path("site/", site.SiteView.as_view(), name="site"),
    path("redirects/", site.RedirectList.as_view(), name="redirects"),
    path("sitemap/", site.SitemapList.as_view(), name="sitemap"),
    path("feed/", syndicated.FeedList.as_view(), name="feed"),
    path("preview/<str:token>/", preview.Preview.as_view(), name="preview"),
    path("schema/", documents.SchemaView.as_view(), name="schema"),
    path("docs/", documents.DocsView.as_view(url_name="schema"), name="docs"),
]
