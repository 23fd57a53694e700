using System.Buffers.Binary;
using System.Security.Cryptography;
using NeuralGlasses.Typing.Language;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing;

/// <summary>The file of a language model: read back as written, refused when it is anything less.</summary>
public sealed class LanguageModelFileTests : IDisposable
{
    private static readonly LanguageModelParts Parts = TinyLanguage.Of("McDonald is in the USA on Monday .", "I don't know the USA .", "is it on Monday ?");
    private readonly byte[] _file = LanguageModelFormat.Write(Parts);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("language");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_model_is_read_as_it_was_written()
    {
        var written = new LanguageModel(Parts);
        var read = Read(_file);
        Assert.Equal((written.Language, written.Letters, written.WordCount), (read.Language, read.Letters, read.WordCount));
        for (var word = 0; word < written.WordCount; word++)
        {
            Assert.Equal(written.Word(word), read.Word(word));
            for (var before = 0; before < written.WordCount; before++)
                Assert.Equal(written.LogProbability(word, before, LanguageModel.Start), read.LogProbability(word, before, LanguageModel.Start));
        }

        foreach (var letter in written.Letters + " ")
            Assert.Equal(written.LetterLogProbability("mon", letter), read.LetterLogProbability("mon", letter));
    }

    [Fact]
    public void The_same_parts_give_the_same_bytes() => Assert.Equal(_file, LanguageModelFormat.Write(LanguageModelFormat.Read(_file, "language.nglm")));

    [Fact]
    public void A_missing_file_names_the_languages_that_are_there()
    {
        foreach (var language in new[] { "en", "de" })
        {
            Directory.CreateDirectory(Path.Combine(_folder.FullName, language));
            File.WriteAllBytes(Path.Combine(_folder.FullName, language, LanguageModel.FileName), _file);
        }

        var missing = Path.Combine(_folder.FullName, "fr", LanguageModel.FileName);
        var error = Assert.Throws<LanguageModelException>(() => LanguageModel.Load(missing));
        Assert.Equal($"{missing}: there is no model for the language; there is one for de, en, so choose that or train another with train-language.", error.Message);
        Assert.Equal("en", LanguageModel.Load(Path.Combine(_folder.FullName, "en", LanguageModel.FileName)).Language);
    }

    [Fact]
    public void A_missing_file_with_none_beside_it_says_how_to_train_one()
    {
        var error = Assert.Throws<LanguageModelException>(() => LanguageModel.Load(Path.Combine(_folder.FullName, "xx", "none", LanguageModel.FileName)));
        Assert.Contains("train one with train-language", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_file_is_refused_wherever_it_is_cut()
    {
        foreach (var length in new[] { 0, 3, LanguageModelFormat.HeaderBytes - 1, LanguageModelFormat.HeaderBytes, _file.Length / 2, _file.Length - 1 })
        {
            var error = Assert.Throws<LanguageModelException>(() => Read(_file[..length]));
            Assert.StartsWith("language.nglm: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_changed_bit_is_refused_wherever_it_is()
    {
        for (var at = 0; at < _file.Length; at += 13)
        {
            if (at is >= 24 and < 32)
                continue;
            var changed = _file.ToArray();
            changed[at] ^= 0x10;
            Assert.Throws<LanguageModelException>(() => Read(changed));
        }
    }

    [Fact]
    public void Another_version_is_refused_by_its_number()
    {
        var later = _file.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(later.AsSpan(4), 9);
        Assert.Contains("version 9 of the layout, expected 1", Assert.Throws<LanguageModelException>(() => Read(later)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_content_under_a_right_checksum_is_refused_without_another_error()
    {
        for (var at = LanguageModelFormat.HeaderBytes; at < _file.Length; at += 7)
        {
            var changed = _file.ToArray();
            changed[at] ^= 0xFF;
            Seal(changed);
            try
            {
                Read(changed);
            }
            catch (LanguageModelException error)
            {
                Assert.StartsWith("language.nglm: ", error.Message, StringComparison.Ordinal);
            }
        }
    }

    private static LanguageModel Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return LanguageModel.Read(stream, "language.nglm");
    }

    private static void Seal(byte[] file)
    {
        byte[] sealedBytes = [.. file.AsSpan(0, 32), .. file.AsSpan(LanguageModelFormat.HeaderBytes)];
        SHA256.HashData(sealedBytes).CopyTo(file, 32);
    }
}
