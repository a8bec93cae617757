using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MutualAid.Web.Tests.Support;

/// <summary>Goes to pages and sends their forms, as a browser without script does. Keeps cookies; follows no redirect by itself.</summary>
public sealed class Browser(IAsyncDisposable host, HttpClient client) : IAsyncDisposable
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Task<Page> Get(string path) => Send(new(HttpMethod.Get, path));

    /// <summary>Fills in a form of the page by the names of its fields and sends it. What is not said stays as it stands on the page.</summary>
    /// <param name="form">The page's form, by selector: <c>form.panel</c>.</param>
    public Task<Page> Submit(Page page, string form, params (string Name, string Value)[] values)
    {
        var element = (IHtmlFormElement)page.Find(form);
        var said = values.Select(value => value.Name).ToHashSet();
        var fields =
            from field in element.Elements
            let name = field.GetAttribute("name")
            where name is not null && !said.Contains(name)
            let value = field switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked ? choice.Value : null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement choices => choices.Value,
                _ => null,
            }
            where value is not null
            select new KeyValuePair<string, string>(name, value);
        var action = element.GetAttribute("action") is { Length: > 0 } given ? given : page.Path;
        return Send(new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent([.. fields, .. values.Select(value => new KeyValuePair<string, string>(value.Name, value.Value))]) });
    }

    public Task<Page> PostNothing(string path) => Send(new(HttpMethod.Post, path));

    public async Task<Page> Send(HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        return new(
            request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.OriginalString,
            response.StatusCode,
            response.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString) : null,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            new HtmlParser().ParseDocument(text));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }
}

/// <param name="Location">Where a redirect leads, with its query.</param>
public sealed record Page(string Path, HttpStatusCode Status, string? Location, IReadOnlyDictionary<string, string> Headers, IHtmlDocument Document)
{
    public string Heading => Text("h1");

    public AngleSharp.Dom.IElement Find(string selector) =>
        Document.QuerySelector(selector) ?? throw new InvalidOperationException($"{Path} ({Status}) has no {selector}: {Document.Body?.TextContent}");

    /// <summary>The element's text with its blanks as one reads it.</summary>
    public string Text(string selector) => string.Join(' ', Find(selector).TextContent.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
