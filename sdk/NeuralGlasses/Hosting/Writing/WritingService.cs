using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting.Writing;

/// <summary>Asks the wearer for texts that the open app wants.</summary>
/// <param name="desk">Where they are written.</param>
/// <param name="openApp">Id of the app that is open; null for none.</param>
/// <param name="whyUnnoticed">Why the wearer would notice nothing of what is written, as one sentence; null if it is seen or heard.</param>
internal sealed class WritingService(WritingDesk desk, Func<string?> openApp, Func<string?> whyUnnoticed) : IAppService
{
    private const int MostPrompt = 40;
    private const int MostDraft = 100;

    /// <summary>What can be asked.</summary>
    public static IReadOnlyList<ServiceQuestion> Questions { get; } =
    [
        new("text.write", $"`for`, which is `message`, `search` or `command`; `prompt`, what stands above it; `text`, with which it begins; `draft`, whom or what it is for, at most 100 characters; `most`, the most characters, 1 to {TextWish.MostCharacters}; 500 if it is not said", "the text, when the wearer is done; the column `end` of its one row says `written`. Where there is none, the row says `cancelled`, or `left` for one that is kept as a draft and there again when the same is asked for, for the same `draft`; no row, and a sentence that says why, where nothing can be written"),
    ];

    public string Name => "text";

    public AppPermission Permission => AppPermission.Text;

    public void Handle(AppCall asked)
    {
        if (asked.Ask.Service != "text.write")
        {
            asked.Reply(AppAnswer.Refused($"The text does not know '{asked.Ask.Service}'; it knows text.write."));
            return;
        }

        string? why = Read(asked.Ask, out TextWish wish) ?? WhyNot(asked.App) ?? desk.TryBegin(new WritingWish(asked.App.Id, wish, (end, text) => asked.Reply(Answer(end, text))), asked.At);
        if (why is not null)
            asked.Reply(AppAnswer.Refused(why));
    }

    public void Closed(string appId, HostTime now)
    {
        if (desk.Session?.Wish.Owner == appId)
            desk.Leave(now);
    }

    public void Left(string appId, HostTime now) => Closed(appId, now);

    public void Doffed(HostTime now) => desk.KeepDraft(now);

    private string? WhyNot(AppManifest app) => openApp() != app.Id ? $"{app.Title} is not open; the wearer writes for the open app alone." : whyUnnoticed();

    private static AppAnswer Answer(TextEnd end, string text)
    {
        AppAnswer answer = end switch
        {
            TextEnd.Written => AppAnswer.Done(text),
            TextEnd.Cancelled => AppAnswer.Refused("The wearer cancelled."),
            _ => AppAnswer.Refused("The wearer went elsewhere; what was written is kept, and is there when the same is asked for again."),
        };
        return answer with { Rows = [new Dictionary<string, string> { [AppText.EndColumn] = end.ToString().ToLowerInvariant() }] };
    }

    private static string? Read(AppAsk ask, out TextWish wish)
    {
        string prompt = ask.Argument("prompt").Trim();
        wish = new TextWish(default, prompt.Length <= MostPrompt ? prompt : prompt[..(MostPrompt - 1)] + "…") { Text = ask.Argument("text").Trim() };
        string draft = ask.Argument("draft");
        if (draft.Length > MostDraft)
            return $"The name of the draft has {draft.Length} characters, expected at most {MostDraft}; give a shorter one.";
        string purpose = ask.Argument("for");
        string[] known = [.. Enum.GetNames<TextPurpose>().Select(name => name.ToLowerInvariant())];
        if (!known.Contains(purpose))
            return $"A text cannot be for '{purpose}'; {NearestName.Suggest(purpose, known)}";
        string most = ask.Argument("most", "500");
        if (!int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out int characters) || characters is < 1 or > TextWish.MostCharacters)
            return $"The most characters of a text are '{most}', expected 1 to {TextWish.MostCharacters}; give another number.";
        if (wish.Text.Length > characters)
            return $"The text to begin with has {wish.Text.Length} characters, expected at most {characters}; give less of it, or allow more.";
        wish = wish with { For = Enum.Parse<TextPurpose>(purpose, ignoreCase: true), Most = characters, Draft = draft };
        return null;
    }
}
