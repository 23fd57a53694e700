using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Examples;

/// <summary>
/// Writes postcards: a greeting and a photo of what the wearer sees. Where there is no camera, or it may not be used now, the card has words alone
/// and says why. Shows how an app uses the camera, the gallery, pages that lead back, and how it does without a part.
/// </summary>
public sealed class PostcardApp : GlassesApp
{
    private const string New = "new";
    private const int MostCards = 20;
    private const int CardsShown = 5;

    private static readonly string[] Greetings = ["Hello from here", "Look at this", "Thinking of you", "All is well"];

    private readonly List<Card> _cards = [];
    private int _photos;

    private bool HasCamera => Glasses.Glasses.Has(AppHardware.Camera);

    /// <inheritdoc/>
    protected override void OnStart()
    {
        for (var i = 0; Glasses.Storage.Get(Key(i)) is { } line; i++)
            _cards.Add(Card.Read(line));
        new AppGallery(Glasses).Watch();
        Tell();
    }

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        if (happened?.Name == AppGallery.Changed)
            _photos = AppGallery.CountOf(happened);
    }

    /// <inheritdoc/>
    protected override void OnOpen() => ShowCards();

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.Kind == IntentKind.Back)
            ShowCards();
        else if (intent.Kind == IntentKind.Select && intent.FocusedId is { } chosen)
            Choose(chosen);
    }

    private void Choose(string id)
    {
        if (id == New)
            ShowGreetings();
        else if (Greetings.Contains(id))
            Write(id);
        else if (_cards.Find(card => card.Id == id) is { } card)
            ShowCard(card, "");
    }

    private void Write(string greeting)
    {
        if (HasCamera)
            new AppCamera(Glasses).TakePhoto(taken => Finish(greeting, taken.IsDone ? taken.Text : "", taken.IsDone ? "" : taken.Text));
        else
            Finish(greeting, "", "These glasses have no camera.");
    }

    private void Finish(string greeting, string photo, string why)
    {
        var card = new Card(Glasses.Time.ToString("MMdd-HHmmss", CultureInfo.InvariantCulture), greeting, photo);
        _cards.Insert(0, card);
        if (_cards.Count > MostCards)
            _cards.RemoveAt(MostCards);
        for (var i = 0; i < _cards.Count; i++)
            Glasses.Storage.TrySet(Key(i), _cards[i].Line);
        Tell();
        ShowCard(card, why);
    }

    private void ShowCards() => Glasses.Show(new HudScene("cards",
    [
        new HudList("list", HasCamera ? _photos == 1 ? "1 photo" : $"{_photos} photos" : "Words only",
        [
            new HudItem(New, "New card", "") { Symbol = HasCamera ? HudSymbol.Camera : HudSymbol.Text },
            .. _cards.Take(CardsShown).DistinctBy(card => card.Id).Select(card => new HudItem(card.Id, card.Greeting, "") { Symbol = card.Photo.Length > 0 ? HudSymbol.Gallery : HudSymbol.Text }),
        ]),
    ]));

    private void ShowGreetings() => Glasses.Show(
        new HudScene("greetings", [new HudList("list", "Which words?", [.. Greetings.Select(words => new HudItem(words, words, ""))])]),
        leadsBack: true);

    private void ShowCard(Card card, string why)
    {
        string name = Glasses.Settings.Text("name");
        string words = name.Length > 0 ? $"{card.Greeting}. {name}" : card.Greeting;
        string photo = card.Photo.Length > 0 ? "With a photo" : why.Length > 0 ? why : "Without a photo";
        Glasses.Show(
            new HudScene("card",
            [
                new HudCard("card", words, photo) { Symbol = card.Photo.Length > 0 ? HudSymbol.Gallery : HudSymbol.Message },
            ]),
            leadsBack: true);
    }

    private void Tell() => Glasses.Tell(_cards.Count == 1 ? "1 card" : $"{_cards.Count} cards");

    private static string Key(int place) => place.ToString("00", CultureInfo.InvariantCulture);

    private sealed record Card(string Id, string Greeting, string Photo)
    {
        public string Line => $"{Id}|{Greeting}|{Photo}";

        public static Card Read(string line)
        {
            string[] parts = line.Split('|');
            return new Card(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
        }
    }
}
