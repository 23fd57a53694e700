using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using NeuralGlasses.Simulator.Web.Live;
using NeuralGlasses.Simulator.Web.Wishes;

namespace NeuralGlasses.Simulator.Web.Api;

/// <summary>The HTTP automation: what the page itself uses, for scripts as well.</summary>
internal sealed class ApiRoutes
{
    private const int MostBodyBytes = 4 * 1024 * 1024;
    private const int MostEntries = 1000;
    private readonly Playground _playground;

    /// <summary>Answers for a playground.</summary>
    public ApiRoutes(Playground playground)
    {
        _playground = playground;
        All =
        [
            new("GET", "/api/state", "session, choices and the state now", State),
            new("GET", "/api/events", "what happened behind the number `since`", Events),
            new("GET", "/api/log", "the same as lines of text", Log),
            new("GET", "/api/hud.png", "what the display shows, as PNG", Hud),
            new("GET", "/api/legibility", "what there is to say of the newest scene", Legibility),
            new("GET", "/api/photo", "the newest photo", Photo),
            new("GET", "/api/recording", "the session so far, to be played again", Recording),
            new("GET", "/api/trace", "the session so far as a trace", Trace),
            new("GET", "/api/targets", "targets of a task of pointing", PointingActions.Targets),
            new("POST", "/api/pointing", "what a path of the mouse comes to in such a task", PointingActions.Measure),
            new("POST", "/api/movements", "a movement now", Do<MovementWish>("The movement")),
            new("POST", "/api/activities", "a while of daily life from now on", Do<ActivityWish>("The activity")),
            new("POST", "/api/head", "a movement of the head now", Do<HeadWish>("The movement of the head")),
            new("POST", "/api/touches", "a finger at the temple of the glasses now", Do<TouchWish>("The touch")),
            new("POST", "/api/conditions", "skin, seat of the band and air from now on", Do<ConditionsWish>("The condition")),
            new("POST", "/api/faults", "a fault now", Do<FaultWish>("The fault")),
            new("POST", "/api/sounds", "a sound around the wearer", Do<SoundWish>("The sound")),
            new("POST", "/api/tones", "a test tone on the speakers of the glasses", Do<ToneWish>("The tone")),
            new("POST", "/api/session", "pause, resume, step, speed, restart, replay", new SessionActions(playground).Answer),
        ];
    }

    /// <summary>Every route, in the order of the document.</summary>
    public IReadOnlyList<ApiRoute> All { get; }

    /// <summary>Answers a request under <c>/api/</c>.</summary>
    /// <exception cref="RefusalException">There is no such path, or it takes another method.</exception>
    public Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value;
        var found = All.Where(route => route.Path == path).ToArray();
        if (found.Length == 0)
            throw RefusalException.Missing($"There is no {path}; expected one of {string.Join(", ", All.Select(route => route.Path))}.");
        var method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        return found.FirstOrDefault(route => route.Method == method) is { } route
            ? route.Answer(context)
            : throw RefusalException.Method($"{path} takes {string.Join(" and ", found.Select(other => other.Method))}, not {context.Request.Method}.");
    }

    /// <summary>Reads the body of a request.</summary>
    internal static async Task<T> Read<T>(HttpContext context, string what)
    {
        // A form of another page cannot send this type without being asked about it first.
        if (!context.Request.HasJsonContentType())
            throw RefusalException.Wrong("The body's type is not JSON; send it with the header Content-Type: application/json.");
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > MostBodyBytes)
                throw RefusalException.Wrong($"The body is longer than {MostBodyBytes / 1024} KiB.");
        }

        return WebJson.Read<T>(body.GetBuffer().AsSpan(0, (int)body.Length), what);
    }

    /// <summary>Answers with JSON.</summary>
    internal static Task Write<T>(HttpContext context, T value) => Write(context, "application/json; charset=utf-8", WebJson.Bytes(value));

    private static async Task Write(HttpContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private Func<HttpContext, Task> Do<T>(string what)
        where T : Wish => async context =>
    {
        var wish = await Read<T>(context, what);
        await Write(context, await _playground.Session.Do(wish));
    };

    private Task State(HttpContext context)
    {
        var session = _playground.Session;
        return Write(context, new PageNow(session.Page, session.State));
    }

    private Task Events(HttpContext context) => Write(context, new PageEntries(Entries(context)));

    private Task Log(HttpContext context)
    {
        var text = new StringBuilder();
        foreach (var entry in Entries(context))
            text.Append(CultureInfo.InvariantCulture, $"{entry.Id}\t{entry.AtS:F3}\t{entry.Kind}\t{entry.Text}\n");
        return Write(context, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text.ToString()));
    }

    private IReadOnlyList<JournalEntry> Entries(HttpContext context)
    {
        var asked = context.Request.Query["since"].ToString();
        var since = 0L;
        if (asked.Length > 0 && (!long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out since)))
            throw RefusalException.Wrong($"since is '{asked}'; expected the number of an event, 0 or more.");
        return _playground.Journal.Since(since, MostEntries);
    }

    private Task Hud(HttpContext context)
    {
        var session = _playground.Session;
        return session.Hud is { } picture ? Write(context, "image/png", picture) : Nothing(context, "frame", session, "The display has shown nothing yet.");
    }

    private Task Legibility(HttpContext context)
    {
        var session = _playground.Session;
        return session.Review is { } review ? Write(context, review) : Nothing(context, "scene", session, "Nothing was to be shown yet.");
    }

    // A page that has not heard of a new session yet asks for what the one before showed: it is gone, and nothing is wrong.
    private static Task Nothing(HttpContext context, string key, LiveSession session, string sentence)
    {
        var asked = context.Request.Query[key].ToString();
        if (asked.Length == 0 || asked.StartsWith($"{session.Setup.Number}-", StringComparison.Ordinal))
            throw RefusalException.Missing(sentence);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task Photo(HttpContext context)
    {
        var (bytes, file) = _playground.Session.Photo ?? throw RefusalException.Missing("No photo was taken yet.");
        return Write(context, file.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg", bytes);
    }

    private async Task Recording(HttpContext context)
    {
        var recording = await _playground.Session.Record();
        context.Response.Headers.ContentDisposition = Attachment(recording, "session.json");
        await Write(context, recording);
    }

    private async Task Trace(HttpContext context)
    {
        var session = _playground.Session;
        var recording = await session.Record();
        using var trace = new SessionTrace();
        await trace.Write(session.Setup, recording);
        context.Response.ContentType = "application/octet-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = Attachment(recording, "trace");
        await context.Response.SendFileAsync(trace.Path, context.RequestAborted);
    }

    private static string Attachment(SessionRecording recording, string ending) =>
        $"attachment; filename=\"{Path.GetFileNameWithoutExtension(recording.Scenario)}-{recording.Seed}.{ending}\"";
}

/// <summary>What there is to know now.</summary>
internal sealed record PageNow(PageSession? Session, PageState State);

/// <summary>Entries of the journal.</summary>
internal sealed record PageEntries(IReadOnlyList<JournalEntry> Events);
