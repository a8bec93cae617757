using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests.Support;

/// <summary>Debian's Chromium, and what every page must stand: no accessibility violations, no sideways scroll, a picture kept.</summary>
static class Browser
{
    public static readonly string Screenshots = Directory.CreateDirectory(Path.Combine(Host.RepositoryRoot, "artifacts", "screenshots")).FullName;

    public static Task<IBrowser> Launch(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });

    /// <summary>A page for one person: their own cookies, a phone or a desk, with or without script.</summary>
    public static async Task<IPage> NewPerson(this IBrowser browser, Uri web, bool phone = false, bool script = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = web.ToString(),
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
            JavaScriptEnabled = script,
            Locale = "sv-SE",
            TimezoneId = "Europe/Stockholm",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    /// <summary>Fills in the form of user name and pass phrase that the page shows, and sends it.</summary>
    public static async Task SendPhrase(this IPage page, string userName, string phrase = DemoAccounts.PassPhrase)
    {
        await page.GetByLabel("Användarnamn").FillAsync(userName);
        await page.GetByLabel("Lösenfras").FillAsync(phrase);
        await page.Locator("form", new() { Has = page.GetByLabel("Lösenfras") }).GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
    }

    /// <summary>Keeps a picture and asserts that axe finds nothing (WCAG 2.2 A and AA) and that the page does not scroll sideways.</summary>
    public static async Task LooksRight(this IPage page, string name)
    {
        await page.KeepPicture(name);

        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{name}: the page is {overflow} px wider than the window.");

        var axe = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.True(axe.Violations.Length == 0, name + ":\n" + string.Join('\n', axe.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}\n" + string.Join('\n', violation.Nodes.Select(node => "    " + node.Html)))));
    }

    /// <summary>From the top, or from an element; a page of two hundred people is cut off where nobody would look further.</summary>
    public static async Task KeepPicture(this IPage page, string name, ILocator? from = null, int height = 4000)
    {
        var top = from is null ? 0 : await from.EvaluateAsync<float>("element => element.getBoundingClientRect().top + window.scrollY - 16");
        var whole = await page.EvaluateAsync<float>("() => document.documentElement.scrollHeight");
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Screenshots, $"{name}.png"),
            FullPage = true,
            Clip = new() { X = 0, Y = top, Width = page.ViewportSize!.Width, Height = Math.Min(height, whole - top) },
            Timeout = 60_000,
        });
    }

    /// <summary>The same at 390 px and 1280 px.</summary>
    public static async Task LooksRightOnPhoneAndDesk(this IPage page, string name)
    {
        await page.SetViewportSizeAsync(390, 844);
        await page.LooksRight($"{name}-390");
        await page.SetViewportSizeAsync(1280, 900);
        await page.LooksRight($"{name}-1280");
    }
}
