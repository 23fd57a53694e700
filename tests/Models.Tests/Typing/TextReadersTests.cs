using System.Buffers.Binary;
using System.Text;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Typing.Language.Texts;
using Xunit;

namespace NeuralGlasses.Models.Tests.Typing;

/// <summary>Prose is taken out of files of several kinds.</summary>
public sealed class TextReadersTests
{
    [Fact]
    public void Paragraphs_lie_between_empty_lines() =>
        Assert.Equal(["one two", "three "], Read(TextReaders.Plain, "one\ntwo\n\n\nthree\n"));

    [Fact]
    public void Entries_lose_who_said_them() =>
        Assert.Equal(["A word.", " Another word. "], Read(TextReaders.Fortune, "A word.\n\t\t-- Somebody\n%\nAnother word.\n"));

    [Fact]
    public void What_stands_in_backquotes_is_read() =>
        Assert.Equal(["Hello there.", "Bye."], Read(TextReaders.Quoted, "mission \"x\"\n\t`Hello there.`\n\tchoice\n\t\t`Bye.`\n"));

    [Fact]
    public void Fields_named_text_are_read_at_any_depth() =>
        Assert.Equal(["Hi", "Bye"], Read(TextReaders.JsonText, """{"title":"no","turns":[{"text":"Hi"},{"inner":{"text":"Bye"}}]}"""));

    [Fact]
    public void A_catalogue_has_both_languages_without_markup_and_context()
    {
        var catalogue = Catalogue(("", "Content-Type: text/plain"), ("menu\x04Open the <b>door</b>, %s!", "Öffne die <b>Tür</b>, %s!"), ("one\0many", "eins\0viele"));
        Assert.Equal(["Open the  door ,  !", "one"], TextReaders.Read(TextReaders.Messages, catalogue));
        Assert.Equal(["Öffne die  Tür ,  !", "eins"], TextReaders.Read(TextReaders.Translations, catalogue));
    }

    [Fact]
    public void An_unknown_way_to_read_is_said() =>
        Assert.StartsWith("'pdf' is no way to read a text; expected ", Assert.Throws<RecordingException>(() => Read("pdf", "")).Message, StringComparison.Ordinal);

    private static string[] Read(string reader, string text) => [.. TextReaders.Read(reader, Encoding.UTF8.GetBytes(text))];

    private static byte[] Catalogue(params (string Original, string Translation)[] messages)
    {
        var tables = 28 + 16 * messages.Length;
        var head = new byte[tables];
        using var texts = new MemoryStream();
        Put(0, unchecked((int)0x950412de));
        Put(8, messages.Length);
        Put(12, 28);
        Put(16, 28 + 8 * messages.Length);
        for (var at = 0; at < messages.Length; at++)
        {
            Text(28 + 8 * at, messages[at].Original);
            Text(28 + 8 * messages.Length + 8 * at, messages[at].Translation);
        }

        return [.. head, .. texts.ToArray()];

        void Put(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(at), value);

        void Text(int at, string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Put(at, bytes.Length);
            Put(at + 4, tables + (int)texts.Length);
            texts.Write(bytes);
            texts.WriteByte(0);
        }
    }
}
