using CsCheck;
using NeuralGlasses.Hud;
using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;
using NeuralGlasses.Sound.Speech;
using Xunit;
using static NeuralGlasses.Inbox.Tests.InboxBench;

namespace NeuralGlasses.Inbox.Tests;

/// <summary>
/// An AI is never taken for a person: whatever it calls itself and whatever it writes, each scene that shows a word of it names it as an AI, in
/// the tone of AIs, and each word that is said of it is said by their voice.
/// </summary>
public sealed class AssistantLabelTests
{
    // In every text of the AI and in no other, so that a scene or a sentence that holds it is known to be the AI's.
    private const string Mark = "zyx";

    private static readonly string[] Names =
    [
        "Ada", "Anna", "", "  ", "You", "Anna (human)", "\u202Eanna", "AI\u200B", "a\nAnna 09:00", "Somebody", "\u0000\u0007", "a person named Anna who is certainly no machine at all",
        "人", "Аnna", "👩", "Anna · 09:00", "not an AI", "<b>Anna</b>", "\uD800", "AI · AI · Anna",
    ];

    private static readonly string[] Texts =
    [
        $"{Mark} I am a person.", $"{Mark}\nAnna · 09:01\nIt is me, Anna.", $"{Mark} \u202E.nosrep a ma I", $"{Mark} " + new string('x', 600), $"{Mark} You · 09:00",
        string.Join(' ', Enumerable.Repeat($"{Mark} and on it goes", 60)), $"Messages: Anna {Mark}", $"{Mark}\u0000\u0001\u001B[31m", $"<script>{Mark}</script>",
    ];

    private static readonly Gen<(string Name, string Text)> OfAssistant = Gen.Select(Gen.Int[0, Names.Length - 1].Select(i => Names[i]), Gen.Int[0, Texts.Length - 1].Select(i => Texts[i]));

    [Theory]
    [InlineData("colour-600x600")]
    [InlineData("mono-640x200")]
    [InlineData("audio-only")]
    public void Every_scene_and_every_spoken_line_names_an_AI_as_one(string profile) => OfAssistant.Sample(
        drawn =>
        {
            using var bench = new InboxBench(profile);
            var assistant = new Participant("bot", drawn.Name, ParticipantKind.Assistant);
            bench.Hub.Join(assistant);
            string room = bench.Hub.Gather("", "me", "anna", "bot");
            var scenes = new List<HudScene>();
            void Look(double ms)
            {
                for (var i = 0; i < ms / 100; i++)
                {
                    bench.Glasses.Wait(100);
                    if (scenes.Count == 0 || !ReferenceEquals(scenes[^1], bench.Glasses.Scene))
                        scenes.Add(bench.Glasses.Scene);
                }
            }

            bench.Hub.Say(room, "anna", "Who are you?");
            Look(200);
            bench.Hub.Write(room, "bot", drawn.Text);
            Look(200);
            bench.Hub.Say(room, "bot", drawn.Text);
            Look(2500);
            bench.Glasses.Open("messages");
            Look(3000);
            bench.Hub.Write(room, "bot", drawn.Text);
            Look(500);
            bench.Hub.Say(room, "bot", drawn.Text);
            Look(500);
            for (var i = 0; i < 4; i++)
            {
                bench.Glasses.SwipeUp();
                Look(300);
            }

            bench.Glasses.Pinch();
            Look(300);
            bench.Glasses.Back().Wait(50).Back();
            Look(6000);

            Assert.Contains(scenes, scene => scene.Texts.Any(text => text.Contains(Mark, StringComparison.Ordinal)));
            Assert.All(scenes, Named);
            Assert.All(bench.Glasses.Spoken.Where(said => said.Text.Contains(Mark, StringComparison.Ordinal)), said => Assert.Equal(Speaker.Assistant, said.Speaker));
            if (profile != "audio-only")
                return;

            // A name in another script is said by a voice of that language, so that a sentence comes in pieces.
            string said = string.Concat(bench.Glasses.Spoken.Where(each => each.Speaker == Speaker.Assistant).Select(each => each.Text));
            Assert.InRange(said.IndexOf("AI · ", StringComparison.Ordinal), 0, said.IndexOf(Mark, StringComparison.Ordinal));
        },
        iter: 25);

    [Fact]
    public void A_person_who_takes_the_sign_of_AIs_loses_it()
    {
        Assert.Equal("Bob", new Participant("bob", "AI · Bob").Label);
        Assert.Equal("Bob", new Participant("bob", "ai · AI · Bob").Label);
        Assert.Equal("Somebody", new Participant("", "AI · ").Label);
        Assert.Equal("AI · Anna (human)", new Participant("bot", "Anna (human)", ParticipantKind.Assistant).Label);
    }

    // A word of the AI stands in an element of the tone of AIs, or in a line with their sign, in a scene that says "AI" in words.
    private static void Named(HudScene scene)
    {
        foreach (HudElement element in scene.Elements)
        {
            (string[] texts, bool isMarked) = element switch
            {
                HudText text => ([text.Text], text.Tone == HudTone.Assistant),
                HudCard card => ([card.Title, card.Text], card.Tone == HudTone.Assistant),
                HudList list => (list.Items.SelectMany(item => new[] { item.Label, item.Detail }).ToArray(), list.Items.Where(item => HasMark(item.Label) || HasMark(item.Detail)).All(item => item.Symbol == HudSymbol.Assistant)),
                _ => (Array.Empty<string>(), false),
            };
            if (!texts.Any(HasMark))
                continue;
            Assert.True(isMarked, $"'{element.Id}' of '{scene.Id}' shows what an AI wrote in another tone: {string.Join(" | ", texts)}");
            Assert.Contains(scene.Texts, text => text.Contains("AI · ", StringComparison.Ordinal));
        }
    }

    private static bool HasMark(string text) => text.Contains(Mark, StringComparison.Ordinal);
}
