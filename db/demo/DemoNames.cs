using System.Globalization;
using System.Text;

namespace MutualAid.Database.Demo;

/// <summary>Invented people: common first and last names put together by chance.</summary>
static class DemoNames
{
    static readonly (string[] First, string[] Last) Swedish = (
        Words("""
            Anna Maria Lars Karin Anders Eva Johan Emma Erik Sara Per Linda Mikael Malin Fredrik Jenny Stefan Helena Daniel Ida
            Mattias Åsa Magnus Lena Peter Elin Jonas Sofia Andreas Hanna Marcus Cecilia Tomas Josefin Niklas Ulrika Henrik Frida
            Martin Annika Patrik Camilla Robert Lovisa Simon Maja Oskar Klara Viktor Ebba Gustav Agnes Hampus Tove Björn Gunilla
            """),
        Words("""
            Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson
            Hansson Bengtsson Lindberg Jakobsson Magnusson Olofsson Lindström Lindqvist Lindgren Axelsson Berg Bergström Lundberg
            Lundgren Lundqvist Mattsson Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg Wallin Engström Eklund Danielsson
            Håkansson Lundin Björk Bergman Wikström Isaksson Fransson Bergqvist Nyström Holmberg Löfgren Söderberg Nyberg Blomqvist
            Marklund Burman Öhman Lundmark Sundström Stenman Hedlund Åström Vikström Norberg Ström Boström Renström Granberg
            """));

    static readonly (string[] First, string[] Last) Finnish = (
        Words("Timo Päivi Jari Aino Mika Sirpa Jouni Tuula Ari Kaisa Esa Marja Hannu Leena Kimmo Raili Veikko Outi Juha Seija"),
        Words("""
            Niemi Kangas Heikkilä Lahti Aho Korpela Mäki Lehto Salmi Rautio Keskitalo Hietala Alatalo Ylipää Juntti Taavola
            Kumpula Pekkari Tornberg Vanhapiha Kuoppala Lampinen Kärki
            """));

    static readonly (string[] First, string[] Last) Sami = (
        Words("Aslak Máret Ánde Sárá Nils-Ánte Elle Jovnna Biret Ántte Risten Mihkkal Inger-Marit Láilá Per-Henrik"),
        Words("Utsi Labba Sarri Nutti Kuhmunen Partapuoli Omma Skum Påve Svonni Blind Länta Sikku Niia"));

    static readonly (string[] First, string[] Last) NewerInSweden = (
        Words("""
            Fatima Ahmed Amira Hassan Yasmin Omar Zahra Ali Hodan Abdi Selam Dawit Emina Adnan Agnieszka Piotr Oksana Andrii Leila
            Reza Samira Karim Nadia Yusuf Nour Mehmet Shirin Dilan Mariam Goran Jelena Thanh Amal Idris
            """),
        Words("""
            Ahmed Hassan Mohamud Ali Hosseini Karimi Rahimi Al-Najjar Haddad Khalil Tesfay Haile Hadžić Kovačević Begić Nowak
            Kowalczyk Kovalenko Shevchenko Yilmaz Demir Nguyen Warsame Abdullahi Ibrahim Jovanović Petrović Rezai Saleh Aziz
            """));

    /// <summary>A name that is likely where the person works.</summary>
    public static string Invent(DemoRandom random, bool north)
    {
        var draw = random.Below(100);
        var (first, last) = draw switch
        {
            < 12 => NewerInSweden,
            < 28 when north => Finnish,
            < 34 when north => Sami,
            < 24 => NewerInSweden,
            _ => Swedish,
        };
        return $"{random.Pick(first)} {random.Pick(last)}";
    }

    /// <summary>Small plain letters for an address: "Ánde Påve" becomes "ande.pave".</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter == '-')
                plain.Append(char.ToLowerInvariant(letter));
            else if (letter == ' ')
                plain.Append('.');
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                throw new ArgumentException($"No plain letter for {letter}.", nameof(text));
        }

        return plain.ToString();
    }

    static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
