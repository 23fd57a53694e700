using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing;

/// <summary>A layout holds every letter of its language once, or says which is wrong.</summary>
public sealed class KeyboardLayoutTests
{
    private static readonly LanguageModel Model = new(TinyLanguage.Of("I am here ."));

    [Fact]
    public void Each_letter_is_found_on_its_key()
    {
        var layout = Read(Json("abcdefghi'", "jklmnopqr", "stuvwxyz"));
        Assert.Equal((0, 1, 2, 0), (layout.KeyOf('a'), layout.KeyOf('r'), layout.KeyOf('z'), layout.KeyOf('\'')));
        Assert.Equal((-1, -1), (layout.KeyOf('ß'), layout.KeyOf('!')));
        Assert.Equal(layout.Keys, Read(layout.ToJson()).Keys);
    }

    [Theory]
    [InlineData("abcdefghi'", "jklmnopqr", "stuvwxy", "the letter 'z' is on no key, so no word with it could be typed; add it to a key.")]
    [InlineData("abcdefghi'", "jklmnopqra", "stuvwxyz", "the letter 'a' is on key 1 and on key 2, expected once; take it away from one of them.")]
    [InlineData("abcdefghi'", "jklmnopqrä", "stuvwxyz", "'ä' on key 2 is no lower-case letter of 'en', expected one of abcdefghijklmnopqrstuvwxyz'; take it away.")]
    [InlineData("abcdefghijklmnopqr'", "", "stuvwxyz", "key 2 has no letters; give it some, or take the key away.")]
    public void A_wrong_letter_is_named(string first, string second, string third, string expected) =>
        Assert.Equal($"my-layout.json: {expected}", Refused(Json(first, second, third)));

    [Theory]
    [InlineData("{\"format\":\"neuralglasses-layout/1\",\"language\":\"en\",\"keys\":[]}", "has no keys")]
    [InlineData("{\"format\":\"neuralglasses-layout/1\",\"language\":\"en\"}", "field 'keys' is missing")]
    [InlineData("{\"format\":\"neuralglasses-layout/1\",\"language\":\"en\",\"keys\":\"abc\"}", "field 'keys' is no list")]
    [InlineData("{\"format\":\"neuralglasses-layout/1\",\"language\":\"en\",\"keys\":[1]}", "key 1 is no text")]
    [InlineData("{\"format\":\"neuralglasses-layout/1\",\"language\":\"de\",\"keys\":[\"abc\"]}", "field 'language' is 'de'; the language model is of 'en'")]
    [InlineData("{\"format\":\"neuralglasses-layout/2\",\"language\":\"en\",\"keys\":[\"abc\"]}", "field 'format' is 'neuralglasses-layout/2'")]
    [InlineData("{\"language\":\"en\",\"keys\":[\"abc\"]}", "field 'format' is missing")]
    [InlineData("[]", "is no object")]
    [InlineData("{\"keys\":", "is no JSON")]
    public void What_is_no_layout_is_refused(string json, string expected)
    {
        var message = Refused(json);
        Assert.StartsWith("my-layout.json: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_says_how_to_make_one() =>
        Assert.Contains("optimise-layout", Assert.Throws<KeyboardLayoutException>(() => KeyboardLayout.Load("nowhere/layout-5.json", Model)).Message, StringComparison.Ordinal);

    private static string Json(params string[] keys) => $$"""{"format":"neuralglasses-layout/1","language":"en","keys":["{{string.Join("\",\"", keys)}}"]}""";

    private static KeyboardLayout Read(string json) => KeyboardLayout.Read(json, "my-layout.json", Model);

    private static string Refused(string json) => Assert.Throws<KeyboardLayoutException>(() => Read(json)).Message;
}
